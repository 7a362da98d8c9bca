package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.plan.Timeline.Occupied;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

  @Test
  void aSlotIsOccupiedWhileTheRoundedLevelIsAboveItsIndex() {
    Timeline timeline = timeline("10s->5 10s->5 10s->0", 0, 1);

    assertThat(timeline.tables()).isEqualTo(5);
    // 0.5 games after 1 s of the ramp up, and again 1 s before the end of the ramp down.
    assertThat(timeline.occupied(0)).containsExactly(new Occupied(1_000, 29_000));
    assertThat(timeline.occupied(4)).containsExactly(new Occupied(9_000, 21_000));
    assertThat(timeline.occupied(5)).isEmpty();
  }

  @Test
  void spareTablesScaleEveryLevel() {
    Timeline timeline = timeline("10s->5 10s->10 10s->10", 2, 1);

    assertThat(timeline.tables()).isEqualTo(12);
    // Level 6 after 10 s: 5.5 is reached at 9,167 ms.
    assertThat(timeline.occupied(5)).containsExactly(new Occupied(9_167, 30_000));
    assertThat(timeline.occupied(6).get(0).from()).isBetween(10_000L, 11_000L);
  }

  @Test
  void aSlotComesBackWhenTheLevelRisesAgain() {
    Timeline timeline = timeline("10s->4 10s->4 10s->0 10s->4 10s->4", 0, 1);

    assertThat(timeline.occupied(3))
        .containsExactly(new Occupied(8_750, 21_250), new Occupied(38_750, 50_000));
  }

  @Test
  void paceDividesEverything() {
    assertThat(timeline("10s->5 10s->5 10s->0", 0, 10).occupied(0))
        .containsExactly(new Occupied(100, 2_900));
  }

  @ParameterizedTest
  @CsvSource({
    "'1m->10 3m->20 5m->20 1m->0',                  1, 255000, 540000",
    "'1m->10 3m->20 5m->20 1m->0',                 10,  25500,  54000",
    "'1m->10 1m->20 2m->20 3m->20 1m->0',           1, 135000, 420000",
    "'1m->20 3m->20 1m->10 1m->20 5m->20 1m->0',    1, 375000, 660000",
    "'1m->20 5m->20 1m->10 1m->20 3m->20 1m->0',    1,  75000, 360000",
    "'1m->20 115s->20',                             1,  75000, 175000",
  })
  void theSteadyWindowIsTheLongestPlateauAtThePeak(String stages, double pace, long from, long to) {
    assertThat(timeline(stages, 2, pace).steady()).contains(new PlanWindow(from, to));
  }

  @ParameterizedTest
  @CsvSource({
    "'15s->3 30s->5 15s->0'",
    "'1m->20 114s->20 1m->0'",
    "'1m->20 5m->10 5m->10 1m->0'",
    "'1m->20 1m->20 1m->10 1m->20 1m->20'",
  })
  void aShortPlateauHasNone(String stages) {
    assertThat(timeline(stages, 2, 1).steady()).isEmpty();
    assertThat(timeline(stages, 2, 10).steady()).isEmpty();
  }

  private static Timeline timeline(String stages, int spare, double pace) {
    return new Timeline(Workload.parse("w", stages), spare, pace);
  }
}
