package cleansignal.runlog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Adds a verdict's records to a log that is closed and complete. */
public final class LogAppender {

  private LogAppender() {}

  /**
   * Writes the records behind the last one of the log, all with the log's last time as start and
   * end, so that they change neither its order nor its length. They are written at once: either all
   * or, when the disk is full, a log that ends inside a record.
   *
   * @throws LogFormatException when the log is damaged, or ends inside a record: what would follow
   *     could not be read
   * @throws IOException when the file can't be read or written
   */
  public static void append(Path log, List<AppendedRecord> records) throws IOException {
    LogEnd end = LogReader.read(log, new LogVisitor() {});
    if (end.truncated()) {
      throw new LogFormatException(
          end.bytes(), "The log ends inside a record, nothing can be appended");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (LogWriter writer = LogWriter.behind(bytes, end.nextCacheIndex())) {
      for (AppendedRecord record : records) {
        int time = end.lastMillis();
        // Gatling's report lists every message as an error, even that of a record that is ok.
        String message = record.ok() ? "" : record.message();
        writer.request(record.name(), time, time, record.ok(), message);
      }
    }
    Files.write(log, bytes.toByteArray(), StandardOpenOption.APPEND);
  }
}
