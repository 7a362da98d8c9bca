package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.runlog.Logs;
import cleansignal.slo.SloFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What counts as what in the page to be signed; the golden files show how it reads. */
class ResultsReportTest {

  private static final int IN_THE_WINDOW = 30_000;

  @Test
  void raceStepsAreRequestsOverHttpAndNoMessages() throws IOException {
    String page =
        page(
            log -> {
              log.user(0, true, 0);
              log.request("GET /api/users/profile", IN_THE_WINDOW, IN_THE_WINDOW + 10, true, "");
              log.request("race login", IN_THE_WINDOW, IN_THE_WINDOW + 900, true, "");
              log.request("race early refresh", IN_THE_WINDOW, IN_THE_WINDOW + 800, true, "");
              log.request(
                  "race refresh",
                  IN_THE_WINDOW,
                  IN_THE_WINDOW + 700,
                  false,
                  "outcome, found server-error 500");
              log.request("connect", IN_THE_WINDOW, IN_THE_WINDOW + 600, true, "");
              log.request("move", IN_THE_WINDOW, IN_THE_WINDOW + 20, true, "");
              log.user(0, false, 57_000);
            });

    assertThat(page)
        .contains("| Requests | 4 | 4 in the whole run |")
        .contains("| Response time, p95 | 900 ms | of 3 good answers |")
        .contains("| Error rate | 25.0 % | 1 / 4 (true errors / valid requests) |")
        .contains("| Connections that succeeded | 100 % | 1 / 1 (acknowledged / tried, ")
        .contains("| Message response time, p95 | 20 ms | of 1 good answers |")
        .contains("| Errors | 0 % | 0 / 1 (true errors / valid messages) |");
  }

  private static String page(Logs.Content log) throws IOException {
    JudgedRun run =
        new JudgePipeline(SloFiles.load(Path.of("slo")))
            .judge("x", Logs.source(Logs.header("players"), log), SampleLog.manifest());
    return GoldenFiles.text(new ResultsReport(), run);
  }
}
