package cleansignal.runlog;

import java.io.IOException;

/** A log that can be read again and again, each time from its beginning. */
@FunctionalInterface
public interface LogSource {

  /**
   * Gives all records to the visitor.
   *
   * @throws LogFormatException when the log is not one that this reader knows, or is damaged
   * @throws IOException when it can't be read at all
   */
  LogEnd read(LogVisitor visitor) throws IOException;
}
