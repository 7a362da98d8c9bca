package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {

  private static final Duration NONE = Duration.ZERO;

  @Test
  void saysHowALoadEndsWithAVerdict() {
    assertThat(Interruption.begins(Path.of("results/STOP")))
        .isEqualTo(
            "interrupted: there will be no verdict, users leave their games; the file results/STOP"
                + " ends a load with a verdict");
  }

  @Test
  void namesTheGamesThatNobodyLeft() {
    Interruption left = new Interruption(List.of("g1", "g2"), false);

    assertThat(left.lines())
        .containsExactly("games that users were taken out of, or could not leave: g1, g2");
    assertThat(left.json())
        .isEqualTo("{\"interrupted\":true,\"bypassed\":false,\"games\":[\"g1\",\"g2\"]}");
  }

  @Test
  void saysWhenThereAreNoneAndReminds() {
    assertThat(new Interruption(List.of(), true).lines())
        .containsExactly(
            "nobody sits in a game any more, as far as the load knows",
            Aftermath.SWITCH_BYPASS_OFF);
  }

  @Test
  void waitsUntilAllHaveLeft() {
    Deque<Boolean> answers = new ArrayDeque<>(List.of(false, false, true, false));

    Interruption.await(answers::poll, NONE, Duration.ofMinutes(5));

    assertThat(answers).containsExactly(false);
  }

  @Test
  void waitsNoLongerThanItMay() {
    Deque<Boolean> answers = new ArrayDeque<>(List.of(false, false));

    Interruption.await(answers::poll, NONE, NONE);

    assertThat(answers).hasSize(1);
  }
}
