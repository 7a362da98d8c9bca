package cleansignal.runlog;

/**
 * Facts of Gatling 3.15.1's log that reader and writer share, and limits that keep a damaged log
 * from asking for gigabytes.
 *
 * <p>All numbers are big-endian. A string is its length in bytes, the bytes, and a coder: Latin-1,
 * or UTF-16 in the writing machine's byte order; an empty string is the length alone. A cached
 * string is an index: positive for a new string, which follows, negative for one seen before.
 */
final class LogFormat {

  /** The only version whose logs are known; Gatling's own reader is as strict. */
  static final String GATLING_VERSION = "3.15.1";

  static final byte RUN = 0;
  static final byte REQUEST = 1;
  static final byte USER = 2;
  static final byte GROUP = 3;
  static final byte ERROR = 4;

  static final byte LATIN1 = 0;
  static final byte UTF16 = 1;

  /** Gatling starts here because 0 could not be told from its own opposite. */
  static final int FIRST_CACHE_INDEX = 1;

  /** Gatling cuts messages at 200 characters; names and the description are free but no novels. */
  static final int MAX_STRING_BYTES = 1 << 20;

  /**
   * What all different strings of a log may come to together, all of which a reader must keep: a
   * million messages of 200 characters, and some more.
   */
  static final long MAX_TEXT_CHARACTERS = 1L << 28;

  /** A version is a few characters; whatever claims more is no log of Gatling's. */
  static final int MAX_VERSION_BYTES = 64;

  /** Scenarios and assertions of a run, groups within groups. */
  static final int MAX_ITEMS = 100_000;

  private LogFormat() {}
}
