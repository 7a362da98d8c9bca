package cleansignal.runlog;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a log as Gatling 3.15.1 does: logs with known answers for tests, merged logs, appended
 * verdicts. Times are ms since the run's start; nothing is checked, so that a damaged log can be
 * written too.
 */
public final class LogWriter implements AutoCloseable {

  private final DataOutputStream out;
  private final StringEncoder strings;

  private LogWriter(OutputStream stream, int nextCacheIndex) {
    out = new DataOutputStream(stream);
    strings = new StringEncoder(out, nextCacheIndex);
  }

  /** A new log without assertions; the stream is closed with the writer. */
  public static LogWriter start(OutputStream stream, RunHeader header) throws IOException {
    LogWriter writer = new LogWriter(stream, LogFormat.FIRST_CACHE_INDEX);
    writer.header(header);
    return writer;
  }

  /** A new log in a file, which is replaced when it exists. */
  public static LogWriter start(Path log, RunHeader header) throws IOException {
    return start(new BufferedOutputStream(Files.newOutputStream(log), 1 << 16), header);
  }

  /**
   * Records to stand behind those of a log that exists.
   *
   * @param nextCacheIndex {@link LogEnd#nextCacheIndex()} of that log
   */
  static LogWriter behind(OutputStream stream, int nextCacheIndex) {
    return new LogWriter(stream, nextCacheIndex);
  }

  /** A request outside any group. */
  public void request(String name, int startMillis, int endMillis, boolean ok, String message)
      throws IOException {
    request(List.of(), name, startMillis, endMillis, ok, message);
  }

  /**
   * A request.
   *
   * @param groups names of the groups around it, outermost first
   * @param message the failure's text; empty when there is none
   */
  public void request(
      List<String> groups, String name, int startMillis, int endMillis, boolean ok, String message)
      throws IOException {
    out.writeByte(LogFormat.REQUEST);
    groups(groups);
    strings.cached(name);
    out.writeInt(startMillis);
    out.writeInt(endMillis);
    out.writeBoolean(ok);
    strings.cached(message);
  }

  /**
   * A virtual user starts or ends.
   *
   * @param scenario index into the header's scenarios
   */
  public void user(int scenario, boolean start, int timeMillis) throws IOException {
    out.writeByte(LogFormat.USER);
    out.writeInt(scenario);
    out.writeBoolean(start);
    out.writeInt(timeMillis);
  }

  /**
   * A user leaves a group.
   *
   * @param groups names from the outermost group to the one that is left
   * @param cumulatedMillis response times of its requests added up
   */
  public void group(
      List<String> groups, int startMillis, int endMillis, int cumulatedMillis, boolean ok)
      throws IOException {
    out.writeByte(LogFormat.GROUP);
    groups(groups);
    out.writeInt(startMillis);
    out.writeInt(endMillis);
    out.writeInt(cumulatedMillis);
    out.writeBoolean(ok);
  }

  /** An error that belongs to no request. */
  public void error(String message, int timeMillis) throws IOException {
    out.writeByte(LogFormat.ERROR);
    strings.cached(message);
    out.writeInt(timeMillis);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void header(RunHeader header) throws IOException {
    out.writeByte(LogFormat.RUN);
    strings.plain(header.gatlingVersion());
    strings.plain(header.simulationClass());
    out.writeLong(header.startEpochMillis());
    strings.plain(header.description());
    out.writeInt(header.scenarios().size());
    for (String scenario : header.scenarios()) {
      strings.plain(scenario);
    }
    out.writeInt(0);
  }

  private void groups(List<String> groups) throws IOException {
    out.writeInt(groups.size());
    for (String group : groups) {
      strings.cached(group);
    }
  }
}
