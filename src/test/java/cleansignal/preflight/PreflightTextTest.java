package cleansignal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReport.Check;
import cleansignal.runlog.PreflightReport.Status;
import cleansignal.runlog.PreflightReports;
import cleansignal.runlog.RunManifest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTextTest {

  private static final PreflightReport REPORT =
      new PreflightReport(
          PreflightReports.SCHEMA,
          "baseline",
          new RunManifest.Target("local", "http://127.0.0.1:3000"),
          1_250,
          List.of(
              new Check("health", Status.PASS, 8, "version 2", ""),
              new Check("clock", Status.WARN, 0, "3100 ms ahead of ours", "set the clock"),
              new Check("login", Status.FAIL, 1_012, "user 1 can't log in", "seed it"),
              new Check("socket", Status.SKIP, 0, "nobody is logged in", "")));

  @Test
  void aRunShowsWhatIsNotInOrderAndWhatToDoAboutWhatStopsIt() {
    assertThat(PreflightText.summary(REPORT).lines())
        .containsExactly(
            "preflight of baseline on local http://127.0.0.1:3000: the load must not start;"
                + " 1 passed, 1 to be looked at, 1 failed, 1 skipped; 1.3 s",
            "  WARN  clock                         0 ms  3100 ms ahead of ours",
            "  FAIL  login                      1012 ms  user 1 can't log in",
            " ".repeat(44) + "→ seed it");
  }

  @Test
  void theCommandShowsAll() {
    assertThat(PreflightText.table(REPORT).lines())
        .containsExactly(
            "  PASS  health                        8 ms  version 2",
            "  WARN  clock                         0 ms  3100 ms ahead of ours",
            " ".repeat(44) + "→ set the clock",
            "  FAIL  login                      1012 ms  user 1 can't log in",
            " ".repeat(44) + "→ seed it",
            "  SKIP  socket                        0 ms  nobody is logged in",
            "preflight of baseline on local http://127.0.0.1:3000: the load must not start;"
                + " 1 passed, 1 to be looked at, 1 failed, 1 skipped; 1.3 s");
  }
}
