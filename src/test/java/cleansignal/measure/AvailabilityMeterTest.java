package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityMeterTest {

  private static final Classified OK = new Classified(Outcome.OK, 200);
  private static final Classified REFUSED = new Classified(Outcome.UNAVAILABLE, 0);
  private static final Classified LIMITED = new Classified(Outcome.RATE_LIMITED, 429);
  private static final Classified OURS = new Classified(Outcome.SCRIPT, 0);

  @Test
  void nobodyAsked() {
    assertThat(new AvailabilityMeter(new Window(0, 9_000)).availability())
        .isEqualTo(new Availability(0, 0));
  }

  /** The window is [1000, 4000): seconds 1, 2 and 3. */
  @ParameterizedTest
  @CsvSource({
    "1000, 1000, 1, 1",
    "1999, 1999, 1, 1",
    "1500, 2000, 1, 1", // only begun in second 1
    "1500, 3000, 1, 2", // waited through second 2
    "2000, 3999, 1, 2",
    "0, 3999, 1, 3",
    "0, 4000, 0, 3", // answered behind the window
    "0, 999, 0, 0",
    "999, 1000, 1, 1",
    "3000, 9999, 0, 1",
    "3001, 9999, 0, 0",
    "4000, 4000, 0, 0",
    "-500, 9000, 0, 3",
  })
  void oneGoodRequest(long start, long end, long up, long judged) {
    AvailabilityMeter meter = new AvailabilityMeter(new Window(1_000, 4_000));
    meter.add(start, end, OK);

    assertThat(meter.availability()).isEqualTo(new Availability(up, judged));
  }

  @Test
  void aSecondWithOneGoodAnswerIsUpWhateverElseHappensInIt() {
    AvailabilityMeter meter = new AvailabilityMeter(new Window(0, 2_000));
    meter.add(0, 10, REFUSED);
    meter.add(20, 30, OK);
    meter.add(40, 50, REFUSED);
    meter.add(1_000, 1_010, REFUSED);

    assertThat(meter.availability()).isEqualTo(new Availability(1, 2));
  }

  @Test
  void noiseAndOurOwnMistakesAreNoEvidence() {
    AvailabilityMeter meter = new AvailabilityMeter(new Window(0, 2_000));
    meter.add(0, 10, LIMITED);
    meter.add(1_000, 1_010, OURS);

    assertThat(meter.availability()).isEqualTo(new Availability(0, 0));
  }

  @Test
  void whatIsLeftBehindTheLastWholeSecondIsNotLookedAt() {
    AvailabilityMeter meter = new AvailabilityMeter(new Window(0, 1_999));
    meter.add(0, 1_500, OK);

    assertThat(meter.availability()).isEqualTo(new Availability(0, 1));
  }

  @Test
  void aWindowShorterThanASecondHasNone() {
    AvailabilityMeter meter = new AvailabilityMeter(new Window(0, 999));
    meter.add(0, 0, OK);

    assertThat(meter.availability()).isEqualTo(new Availability(0, 0));
  }
}
