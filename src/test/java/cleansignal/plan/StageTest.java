package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {

  @ParameterizedTest
  @CsvSource({"250ms->1, 250", "15s->3, 15000", "2m->30, 120000", "1h->0, 3600000"})
  void readsEveryUnit(String text, long millis) {
    assertThat(Stage.parse(text).duration()).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2m", "->3", "2m->", "2m->-1", "2 m->3", "2d->3", "2m>3", "-2m->3"})
  void refusesOtherForms(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Stage.parse(text));
  }

  @Test
  void refusesNoTimeAndImpossibleLevels() {
    Duration minute = Duration.ofMinutes(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Stage(Duration.ZERO, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stage(minute.negated(), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stage(minute, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Stage(minute, Stage.MAX_GAMES + 1));
  }

  @Test
  void aWorkloadKnowsItsPeakAndNeedsAGame() {
    assertThat(Workload.parse("w", "10s->2  30s->5 10s->0").peak()).isEqualTo(5);
    assertThatIllegalArgumentException().isThrownBy(() -> Workload.parse("w", "10s->0"));
    assertThatIllegalArgumentException().isThrownBy(() -> Workload.parse("w", ""));
  }
}
