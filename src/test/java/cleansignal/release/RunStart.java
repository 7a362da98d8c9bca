package cleansignal.release;

import cleansignal.report.RunFolder;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogVisitor;
import cleansignal.runlog.RunHeader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** When a run started whose reports don't tell. */
final class RunStart implements LogVisitor {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

  private Optional<Instant> start = Optional.empty();

  private RunStart() {}

  @Override
  public void header(RunHeader header) {
    start = Optional.of(Instant.ofEpochMilli(header.startEpochMillis()));
  }

  /** By the header of its log, however damaged the rest; without one by its folder's name. */
  static Optional<Instant> of(RunFolder folder) {
    RunStart run = new RunStart();
    try {
      LogReader.read(folder.simulationLog(), run);
    } catch (IOException noWholeLog) {
      return run.start.or(() -> stamp(folder));
    }
    return run.start;
  }

  private static Optional<Instant> stamp(RunFolder folder) {
    try {
      String digits = folder.id().substring(folder.id().lastIndexOf('-') + 1);
      return Optional.of(LocalDateTime.parse(digits, STAMP).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
