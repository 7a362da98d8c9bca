package cleansignal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.SuiteConfigLoader;
import cleansignal.plan.Catalogue;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.runlog.PreflightReport.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan of {@code baseline}: 64 users, of whom each may have three connections. */
class InjectorChecksTest {

  private static final LoadPlan PLAN =
      Planner.plan(
          PlanRequest.of(
              Catalogue.load().find("baseline"),
              SuiteConfigLoader.load(Map.of(), Map.of()).config()));

  @ParameterizedTest
  @CsvSource({"391, FAIL", "392, WARN", "783, WARN", "784, PASS"})
  void descriptorsAreForConnectionsAndForGatlingItself(long free, Status expected) {
    Finding finding = InjectorChecks.descriptors(with(free, 1, 1), PLAN);

    assertThat(finding.status()).isEqualTo(expected);
    assertThat(finding.found()).isEqualTo(free + " file descriptors, the plan takes about 392");
  }

  @ParameterizedTest
  @CsvSource({"191, FAIL", "192, WARN", "383, WARN", "384, PASS"})
  void everyConnectionHasAPort(long free, Status expected) {
    assertThat(InjectorChecks.ports(with(1, free, 1), PLAN).status()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"99, FAIL", "100, WARN", "199, WARN", "200, PASS"})
  void theDiskHoldsTheResults(long mebibytes, Status expected) {
    assertThat(InjectorChecks.disk(with(1, 1, mebibytes << 20), PLAN).status()).isEqualTo(expected);
  }

  @Test
  void whatTheSystemDoesNotTellIsNotVisible() {
    Injector silent =
        new Injector(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    assertThat(InjectorChecks.ports(silent, PLAN).status()).isEqualTo(Status.WARN);
    assertThat(InjectorChecks.ports(silent, PLAN).found()).startsWith("not visible: ");
    assertThat(InjectorChecks.disk(silent, PLAN).status()).isEqualTo(Status.WARN);
    assertThat(InjectorChecks.descriptors(silent, PLAN).status()).isEqualTo(Status.WARN);
  }

  @ParameterizedTest
  @CsvSource({"'32768\t60999\n', 28232", "'1024 1024', 1", "'', -1", "'many', -1"})
  void aRangeOfPorts(String text, long ports) {
    assertThat(Injector.portsOf(text).orElse(-1)).isEqualTo(ports);
  }

  @Test
  void thisMachineTellsItsDiskForAFolderThatIsNotThereYet(@TempDir Path folder) throws Exception {
    assertThat(Injector.here(folder.resolve("a").resolve("b")).diskBytes().orElseThrow())
        .isBetween(1L, Files.getFileStore(folder).getTotalSpace());
  }

  private static Injector with(long descriptors, long ports, long diskBytes) {
    return new Injector(
        OptionalLong.of(descriptors), OptionalLong.of(ports), OptionalLong.of(diskBytes));
  }
}
