package cleansignal.runlog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads Gatling 3.15.1's binary {@code simulation.log} in one pass. Memory is constant but for the
 * log's own cache of strings; nothing is allocated for a record.
 *
 * <p>Tabs and line breaks in names and messages become spaces, as in Gatling's own report, so that
 * both call a request the same.
 *
 * <p>Inbound messages that matched nothing are not in a log: Gatling 3.15.1 counts them on its
 * console with an end of {@code Long.MinValue}, and its statistics engine lets no record with a
 * negative end through to the file. A record that ends before it starts is therefore damage.
 */
public final class LogReader {

  /** The version of Gatling whose logs this reader knows. */
  public static final String GATLING_VERSION = LogFormat.GATLING_VERSION;

  private LogReader() {}

  /** The log in a file; it is opened anew for each reading. */
  public static LogSource source(Path log) {
    return visitor -> read(log, visitor);
  }

  /**
   * Reads a file.
   *
   * @throws LogFormatException when the log is empty, foreign, of another version or damaged, or
   *     ends inside its header
   * @throws IOException when the file can't be read
   */
  public static LogEnd read(Path log, LogVisitor visitor) throws IOException {
    try (InputStream stream = Files.newInputStream(log)) {
      return read(stream, visitor);
    }
  }

  /**
   * Reads a stream to its end; closing it is the caller's.
   *
   * @throws LogFormatException as for a file
   * @throws IOException when the stream can't be read
   */
  public static LogEnd read(InputStream stream, LogVisitor visitor) throws IOException {
    return new RecordParser(stream, visitor).parse();
  }
}
