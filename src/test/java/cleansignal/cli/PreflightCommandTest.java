package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.SuiteConfigLoader;
import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReport.Status;
import cleansignal.runlog.PreflightReports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightCommandTest {

  private static final String PASSWORD = "Kept-to-itself-7391";

  @Test
  void whereAllIsWellItEndsWithZero() throws IOException {
    Printed command = embedded("relaxed");

    int status = command.run("--json");

    PreflightReport report = PreflightReports.fromJson(command.out());
    assertThat(status).as(command.out()).isZero();
    assertThat(report.failed()).isFalse();
    assertThat(report.which(Status.PASS)).extracting(PreflightReport.Check::id).contains("login");
    assertThat(command.out()).doesNotContain(PASSWORD);
  }

  @Test
  void whereTheLoadMustNotStartItEndsAsAnInvalidRun() {
    Printed command = embedded("strict");

    assertThat(command.run()).as(command.out()).isEqualTo(3);
    assertThat(command.out().lines())
        .anyMatch(line -> line.startsWith("  FAIL  limiter-sandboxAi"))
        .anyMatch(line -> line.contains("→ let this limiter through, too"))
        .last()
        .asString()
        .contains("the load must not start");
  }

  @Test
  void whatThePlanLeavesOutIsSaidBeforeTheChecks() {
    Printed command =
        command(
            Map.of(), Map.of("scenario", "auth-lifecycle", "cs.auth.registrations-per-hour", "3"));

    assertThat(command.run()).as(command.out()).isZero();
    List<String> lines = command.out().lines().toList();
    assertThat(lines.get(0)).startsWith("auth-lifecycle: ");
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("  "))
        .anyMatch(line -> line.startsWith("nobody registers: "))
        .last()
        .asString()
        .startsWith("preflight of auth-lifecycle ");
  }

  @Test
  void aTargetThatIsNotThereIsAFailureToo() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Printed command =
        command(
            Map.of("BASE_URL", "http://127.0.0.1:" + port, "LOADTEST_USER_POOL_PASSWORD", PASSWORD),
            Map.of("scenario", "baseline", "target", "local"));

    assertThat(command.run()).isEqualTo(3);
    assertThat(command.out()).contains("FAIL  health").doesNotContain(PASSWORD);
  }

  @Test
  void whatCantBePlannedEndsWithOne() {
    Printed none = command(Map.of(), Map.of());
    Printed limitless =
        command(Map.of(), Map.of("scenario", "baseline", "cs.slo-files", "no-such-folder"));

    assertThat(none.run()).isEqualTo(1);
    assertThat(none.err()).startsWith("preflight: no scenario: -Dscenario= takes ");
    assertThat(limitless.run()).isEqualTo(1);
    assertThat(limitless.err()).startsWith("preflight: SLO files:");
  }

  @Test
  void aPoolTooSmallForThePlanEndsAsAnInvalidRun() {
    Printed small = command(Map.of(), Map.of("scenario", "baseline", "cs.pool.size", "63"));

    assertThat(small.run()).as(small.out()).isEqualTo(3);
    assertThat(small.out())
        .contains("FAIL  configuration", "the pool of 63 has too few users, the plan needs 64");
  }

  /** A run of fifty games, which strict limits have no room for at that pace. */
  private static Printed embedded(String limits) {
    return command(
        Map.of("LOADTEST_USER_POOL_PASSWORD", PASSWORD),
        Map.of(
            "scenario", "concurrent-games",
            "workload", "load",
            "pace", "50",
            "cs.embedded.limits", limits));
  }

  private static Printed command(Map<String, String> environment, Map<String, String> properties) {
    return new Printed(
        () ->
            PreflightCommand.commandLine(
                () -> SuiteConfigLoader.load(environment, properties).config()));
  }
}
