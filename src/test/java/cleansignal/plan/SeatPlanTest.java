package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeatPlanTest {

  @ParameterizedTest
  @ValueSource(strings = {"2h+0a", "3h+0a", "4h+0a", "1h+1a", "1h+2a", "1h+3a"})
  void takesAllHumanAndOneHumanWithAis(String text) {
    assertThat(SeatPlan.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2h+1a", "2h+2a", "3h+1a"})
  void refusesWhatLiesBetweenWithTheReason(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeatPlan.parse(text))
        .withMessageContaining("nobody can join it")
        .withMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1h+0a", "5h+0a", "1h+4a", "0h+2a", "0h+0a"})
  void refusesTooFewAndTooManySeats(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeatPlan.parse(text))
        .withMessageContaining("2 to 4 seats")
        .withMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3h", "3+0", "10h+0a", "3h+0a "})
  void refusesOtherForms(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SeatPlan.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"3h+0a, 2, 2h+0a", "3h+0a, 4, 4h+0a", "1h+2a, 4, 1h+3a", "1h+2a, 2, 1h+1a"})
  void keepsItsKindWithOtherSeats(String before, int seats, String after) {
    assertThat(SeatPlan.parse(before).withSeats(seats)).hasToString(after);
  }

  @Test
  void countsAllSeats() {
    assertThat(SeatPlan.parse("1h+2a").seats()).isEqualTo(3);
  }
}
