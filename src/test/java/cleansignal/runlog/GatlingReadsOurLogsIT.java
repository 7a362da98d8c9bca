package cleansignal.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gatling's own reader, in reports-only mode in a JVM of its own, over what we wrote. */
class GatlingReadsOurLogsIT {

  private static final String RUN = "run";
  private static final Pattern CELL = Pattern.compile("<td class=\"value [^>]*>([^<]*)</td>");

  @TempDir private Path results;

  /** What Gatling printed, and the report. */
  private record Report(int exit, String console, String html) {

    /**
     * The first cells of the report's table behind a request's name: total, OK, KO.
     *
     * @param request the name as HTML
     */
    List<String> counts(String request) {
      Matcher row =
          Pattern.compile(">" + Pattern.quote(request) + "</span>(.*?)</tr>", Pattern.DOTALL)
              .matcher(html);
      assertThat(row.find()).as("row of %s", request).isTrue();
      return CELL.matcher(row.group(1)).results().limit(3).map(cell -> cell.group(1)).toList();
    }
  }

  @Test
  void aLogOfItsOwnWithAVerdictAppended() throws IOException, InterruptedException {
    Path log = log();
    try (InputStream stream = getClass().getResourceAsStream("/runlog/captured.log")) {
      Files.copy(stream, log);
    }
    LogAppender.append(
        log,
        List.of(
            new AppendedRecord("SLO api_latency_p95 [staging]", true, ""),
            new AppendedRecord("clean-signal verdict", false, "FAIL: 3 of 4 missed ♞")));

    Report report = report();

    // The captured run declared two assertions; both still hold, so Gatling ends with 0.
    assertThat(report.exit()).as(report.console()).isZero();
    assertThat(report.console()).contains("GET /api/state: count of failed events is 0.0 : true");
    assertThat(report.html()).contains("FAIL: 3 of 4 missed ♞");
    assertThat(report.counts("SLO api_latency_p95 [staging]")).containsExactly("1", "1", "0");
    assertThat(report.counts("clean-signal verdict")).containsExactly("1", "0", "1");
    assertThat(report.counts("GET /api/state")).containsExactly("8", "8", "0");
    assertThat(report.counts("GET /missing")).containsExactly("4", "0", "4");
  }

  @Test
  void aLogThatTheWriterMade() throws IOException, InterruptedException {
    try (LogWriter writer = LogWriter.start(log(), Logs.header("players", "~probe"))) {
      writer.user(0, true, 0);
      writer.request("GET größe", 10, 20, true, "");
      writer.request("GET größe", 30, 50, false, "no\tanswer ♞");
      writer.error("our mistake", 60);
      writer.user(0, false, 2_000);
    }

    Report report = report();

    assertThat(report.exit()).as(report.console()).isZero();
    assertThat(report.counts("GET gr&ouml;&szlig;e")).containsExactly("2", "1", "1");
    assertThat(report.html()).contains("no answer ♞").contains("our mistake");
  }

  private Path log() throws IOException {
    return Files.createDirectories(results.resolve(RUN)).resolve("simulation.log");
  }

  private Report report() throws IOException, InterruptedException {
    Path console = results.resolve("console.txt");
    Process gatling =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Xmx256m",
                "-Dgatling.data.enableAnalytics=false",
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=1",
                "-Djava.util.prefs.userRoot=" + results,
                "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                "io.gatling.app.Gatling",
                "-ro",
                RUN,
                "-rf",
                results.toString())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    try {
      assertThat(gatling.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      gatling.destroyForcibly();
    }
    Path html = results.resolve(RUN).resolve("index.html");
    return new Report(
        gatling.exitValue(),
        Files.readString(console, StandardCharsets.UTF_8),
        Files.exists(html) ? Files.readString(html, StandardCharsets.UTF_8) : "");
  }
}
