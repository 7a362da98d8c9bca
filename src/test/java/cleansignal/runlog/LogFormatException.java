package cleansignal.runlog;

import java.io.IOException;

/**
 * A log that can't be read: empty, foreign, of another Gatling version, or damaged. A log that
 * merely ends inside a record is none of these, see {@link LogEnd#truncated()}.
 */
public final class LogFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long offset;

  LogFormatException(long offset, String problem) {
    super(problem + " (at byte " + offset + ")");
    this.offset = offset;
  }

  /** Where the bytes begin that could not be understood, counted from the start of the log. */
  public long offset() {
    return offset;
  }
}
