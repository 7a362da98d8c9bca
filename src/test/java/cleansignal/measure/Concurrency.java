package cleansignal.measure;

/**
 * How many of something there were at once, from intervals, weighted by time over the span. All 0
 * with no data. Behind the log's end there is nothing: a window that the run did not reach the end
 * of counts as empty there.
 *
 * @param percentile5 the time-weighted 5th percentile: for 95 % of the time there were at least so
 *     many
 * @param mean time-weighted mean
 * @param min smallest
 * @param max largest
 */
public record Concurrency(double percentile5, double mean, long min, long max) {}
