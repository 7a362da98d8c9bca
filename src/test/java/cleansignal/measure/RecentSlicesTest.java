package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.outcome.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentSlicesTest {

  /** Three slices of 100 ms each, from 1,000 to 2,000 ms. */
  private final RecentSlices slices = new RecentSlices(new Window(1_000, 2_000), 100, 3);

  @Test
  void nothingIsSaidBeforeEnoughSlicesAreOver() {
    add(1_050, Outcome.OK);

    assertThat(slices.last(500)).isEmpty();
    assertThat(slices.last(1_299)).isEmpty();
    assertThat(slices.last(1_300)).isPresent();
  }

  @Test
  void aRequestCountsInTheSliceInWhichItEnds() {
    add(1_099, Outcome.TIMEOUT);
    add(1_100, Outcome.OK);
    add(1_299, Outcome.OK);

    assertThat(valid(1_399)).containsExactly(1L, 1L, 1L);
    assertThat(errors(1_399)).containsExactly(1L, 0L, 0L);
  }

  @Test
  void theSliceThatGoesOnIsNotLookedAt() {
    add(1_350, Outcome.OK);

    assertThat(valid(1_399)).containsExactly(0L, 0L, 0L);
    assertThat(valid(1_400)).containsExactly(0L, 0L, 1L);
  }

  @Test
  void onlyTheLastOnesAreKept() {
    for (long millis = 1_000; millis < 2_000; millis += 100) {
      add(millis, Outcome.OK);
    }
    add(1_000, Outcome.SERVER_ERROR);

    assertThat(valid(1_900)).containsExactly(1L, 1L, 1L);
    assertThat(errors(1_900)).containsExactly(0L, 0L, 0L);
  }

  @Test
  void slicesInWhichNothingEndsAreThere() {
    add(1_010, Outcome.OK);

    assertThat(valid(1_800)).containsExactly(0L, 0L, 0L);
    add(1_850, Outcome.OK);
    assertThat(valid(1_900)).containsExactly(0L, 0L, 1L);
  }

  @Test
  void whatEndsOutsideTheWatchedTimeCountsNowhere() {
    add(999, Outcome.OK);
    add(2_000, Outcome.OK);

    assertThat(valid(2_500)).containsExactly(0L, 0L, 0L);
  }

  @Test
  void noiseAndOurOwnMistakesAreNoValidRequests() {
    add(1_010, Outcome.RATE_LIMITED);
    add(1_010, Outcome.AUTH_EXPIRED);
    add(1_010, Outcome.SCRIPT);
    add(1_010, Outcome.UNAVAILABLE);

    assertThat(valid(1_300)).containsExactly(1L, 0L, 0L);
    assertThat(errors(1_300)).containsExactly(1L, 0L, 0L);
  }

  @Test
  void onlyGoodAnswersOfTheApiHaveALatency() {
    slices.add(1_010, Outcome.OK, true, 30);
    slices.add(1_110, Outcome.OK, true, 10);
    slices.add(1_210, Outcome.OK, false, 9_000);
    slices.add(1_220, Outcome.TIMEOUT, true, 9_000);

    Latencies ok = RecentSlices.together(slices.last(1_300).orElseThrow()).apiOk();

    assertThat(ok.count()).isEqualTo(2);
    assertThat(ok.maxMillis()).isEqualTo(30);
    assertThat(ok.sumMillis()).isEqualTo(40);
  }

  @Test
  void slicesTogetherAreTheirSum() {
    add(1_010, Outcome.OK);
    add(1_110, Outcome.TIMEOUT);
    add(1_210, Outcome.OK);

    Recent all = RecentSlices.together(slices.last(1_300).orElseThrow());

    assertThat(all.valid()).isEqualTo(3);
    assertThat(all.trueErrors()).isEqualTo(1);
  }

  @Test
  void refusesSlicesWithoutLength() {
    assertThatThrownBy(() -> new RecentSlices(new Window(0, 10), 0, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RecentSlices(new Window(0, 10), 5, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void add(long endMillis, Outcome outcome) {
    slices.add(endMillis, outcome, true, 5);
  }

  private List<Long> valid(long nowMillis) {
    return slices.last(nowMillis).orElseThrow().stream().map(Recent::valid).toList();
  }

  private List<Long> errors(long nowMillis) {
    return slices.last(nowMillis).orElseThrow().stream().map(Recent::trueErrors).toList();
  }
}
