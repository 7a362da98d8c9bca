package cleansignal.runlog;

/**
 * How reading a log ended.
 *
 * @param records whole records read, the header included
 * @param bytes offset behind the last whole record
 * @param lastMillis the latest time in any record, ms since the run's start; 0 for a log with a
 *     header only
 * @param truncated whether bytes of an incomplete record follow
 * @param nextCacheIndex the index that the next new string of the log's cache would get
 */
public record LogEnd(
    long records, long bytes, int lastMillis, boolean truncated, int nextCacheIndex) {}
