package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.slo.SloException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run would be refused for, its preflight alone is refused for as well. */
class PreflightAloneTest {

  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir private Path folder;

  @Test
  void whileTheKillSwitchIsOn() throws IOException, InterruptedException {
    Path on = Files.createFile(folder.resolve("STOP"));

    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> examine("scenario", "baseline", "cs.kill-switch", on.toString()))
        .withMessageStartingWith("the kill switch is on");
  }

  @Test
  void whereTheKillSwitchCouldNeverBeOn() {
    String nowhere = folder.resolve("missing").resolve("STOP").toString();

    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> examine("scenario", "baseline", "cs.kill-switch", nowhere))
        .withMessageStartingWith("the kill switch " + nowhere + " could stop no load:");
  }

  @Test
  void forDecisionsThatNobodyCouldLeaveUnanswered() {
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(
            () ->
                examine(
                    "scenario",
                    "ws-gameplay",
                    "workload",
                    "baseline",
                    "pace",
                    "10",
                    "cs.play.decision-timeout.probability",
                    "0.2"))
        .withMessageStartingWith("no decision could be left unanswered:");
  }

  @Test
  void forLimitsThatAreNotThere() {
    assertThatExceptionOfType(SloException.class)
        .isThrownBy(() -> examine("scenario", "baseline", "cs.slo-files", "no-such-folder"));
  }

  @Test
  void forMovesOverHttpThatTheTargetDoesNotTake() {
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> examine("scenario", "player-moves"))
        .withMessageStartingWith("player-moves needs a target that takes moves over HTTP:");
  }

  private static void examine(String... properties) throws IOException, InterruptedException {
    PreflightAlone.of(TestRuns.local(NOBODY, properties));
  }
}
