package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What can't be run is refused in one line, before anything is sent. */
class RefusedRunIT {

  private static final String REFUSAL = "clean-signal can't start: ";
  private static final int REFUSED = 1;

  @Test
  void anUnknownScenario() throws IOException {
    assertThat(
            refusal(
                GatlingRun.of("unknown-scenario", "UnknownScenario").with("scenario", "basline")))
        .startsWith("unknown scenario basline: ")
        .contains("baseline", "target-scale");
  }

  @Test
  void noScenario() throws IOException {
    assertThat(refusal(GatlingRun.of("no-scenario", "UnknownScenario")))
        .startsWith("no scenario: ")
        .contains("baseline", "target-scale");
  }

  @Test
  void anUnknownKey() throws IOException {
    assertThat(refusal(GatlingRun.baseline("unknown-key").with("cs.games.bord-type", "square8")))
        .contains("cs.games.bord-type")
        .contains("cs.games.board-type");
  }

  @Test
  void aPoolThatIsTooSmall() throws IOException {
    assertThat(refusal(GatlingRun.baseline("small-pool").with("cs.pool.size", "63")))
        .startsWith("the pool of 63 has too few users, the plan needs 64: ");
  }

  @Test
  void aKillSwitchThatIsOn() throws IOException {
    Path on = Files.createFile(GatlingRun.emptyHome("kill-switch-on").resolve("STOP"));

    assertThat(refusal(GatlingRun.baseline("killed-before").with("cs.kill-switch", on.toString())))
        .startsWith("the kill switch is on: " + on + " is there; remove it");
  }

  /** The one line that says why nothing was started. */
  private static String refusal(GatlingRun run) throws IOException {
    EndedRun refused = run.run();
    assertThat(refused.fork().exit()).as(refused.explained()).isEqualTo(REFUSED);
    assertThat(LiveRun.folders(run.results())).isEmpty();
    assertThat(refused.fork().err().lines()).as(refused.explained()).hasSize(1);
    assertThat(refused.fork().err()).startsWith(REFUSAL);
    return refused.fork().err().substring(REFUSAL.length());
  }
}
