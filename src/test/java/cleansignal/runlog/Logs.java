package cleansignal.runlog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Logs for tests, written in memory. */
public final class Logs {

  /** Start of all test runs: 2026-01-02T03:04:05.678Z. */
  public static final long START = 1_767_323_045_678L;

  private Logs() {}

  /** What a test writes. */
  @FunctionalInterface
  public interface Content {
    void write(LogWriter writer) throws IOException;
  }

  /** A header of the known version. */
  public static RunHeader header(String... scenarios) {
    return new RunHeader(
        LogReader.GATLING_VERSION, "a.b.Simulation", START, "", List.of(scenarios));
  }

  /** The bytes of a log. */
  public static byte[] bytes(RunHeader header, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (LogWriter writer = LogWriter.start(bytes, header)) {
      content.write(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A log that can be read. */
  public static LogSource source(byte[] log) {
    return visitor -> LogReader.read(new ByteArrayInputStream(log), visitor);
  }

  /** A log that can be read. */
  public static LogSource source(RunHeader header, Content content) {
    return source(bytes(header, content));
  }

  /** Notes all that a reader delivers, a line each. */
  static final class Notes implements LogVisitor {

    final List<String> lines = new ArrayList<>();
    RunHeader header;

    @Override
    public void header(RunHeader runHeader) {
      header = runHeader;
    }

    @Override
    public void request(String name, int start, int end, boolean ok, String message) {
      lines.add("request %s %d-%d %s [%s]".formatted(name, start, end, ok ? "OK" : "KO", message));
    }

    @Override
    public void user(int scenario, boolean start, int time) {
      lines.add("user %d %s %d".formatted(scenario, start ? "start" : "end", time));
    }

    @Override
    public void error(String message, int time) {
      lines.add("error [%s] %d".formatted(message, time));
    }
  }
}
