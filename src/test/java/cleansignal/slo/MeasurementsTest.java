package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of statistic on runs whose numbers are written down. */
class MeasurementsTest {

  private static final RequestNames ALL = new RequestNames(List.of("*"));
  private static final String NO_WINDOW = "the run has no steady window";

  @Nested
  class Shares {

    private final Measurement errors =
        new ShareMeasurement(ALL, outcomes("true-error"), outcomes("valid"));

    @Test
    void noiseAndScriptErrorsAreNoValidRequests() {
      SampleRun run =
          SampleRun.empty()
              .steady("a", 970, Outcome.OK, 1)
              .steady("a", 20, Outcome.RATE_LIMITED, 1)
              .steady("a", 10, Outcome.AUTH_EXPIRED, 1)
              .steady("a", 5, Outcome.SCRIPT, 1)
              .steady("a", 30, Outcome.TIMEOUT, 1);
      assertThat(steady(errors, run, atMost(0.5)).share())
          .hasValueSatisfying(
              share -> {
                assertThat(share.k()).isEqualTo(30);
                assertThat(share.n()).isEqualTo(1000);
              });
      Measurement raw = new ShareMeasurement(ALL, outcomes("not-ok"), outcomes("all"));
      Finding finding = steady(raw, run, atMost(0.5));
      assertThat(finding.share().orElseThrow().k()).isEqualTo(65);
      assertThat(finding.samples()).isEqualTo(1035);
      assertThat(finding.value().orElseThrow()).isEqualTo(100.0 * 65 / 1035);
    }

    @ParameterizedTest
    @CsvSource({"598, 0, MET", "597, 0, UNPROVEN", "995, 5, UNPROVEN", "970, 30, MISSED"})
    void boundDecides(int ok, int failed, ObjectiveStatus status) {
      SampleRun run =
          SampleRun.empty()
              .steady("a", ok, Outcome.OK, 1)
              .steady("a", failed, Outcome.SERVER_ERROR, 1);
      assertThat(steady(errors, run, atMost(0.5)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"995, 5, MET", "994, 6, MISSED", "1, 0, MET"})
    void pointValueDecidesWhereTheReasonIsWritten(int ok, int failed, ObjectiveStatus status) {
      SampleRun run =
          SampleRun.empty()
              .steady("a", ok, Outcome.OK, 1)
              .steady("a", failed, Outcome.SERVER_ERROR, 1);
      Finding finding = steady(errors, run, point(Comparison.AT_MOST, 0.5));
      assertThat(finding.status()).isEqualTo(status);
      assertThat(finding.note()).isEmpty();
    }

    /** The same 40 failures prove a miss when spread, and nothing when they are one burst. */
    @Test
    void burstProvesLessThanTheSameNumberSpread() {
      SampleRun spread =
          SampleRun.empty()
              .steady("a", 2960, Outcome.OK, 1)
              .steady("a", 40, Outcome.SERVER_ERROR, 1);
      SampleRun burst =
          SampleRun.empty()
              .steady("a", 2960, Outcome.OK, 1)
              .spread(new Window(70_000, 75_000), "a", 40, Outcome.SERVER_ERROR, 1);
      assertThat(steady(errors, spread, atMost(0.5)).status()).isEqualTo(ObjectiveStatus.MISSED);
      Finding finding = steady(errors, burst, atMost(0.5));
      assertThat(finding.status()).isEqualTo(ObjectiveStatus.UNPROVEN);
      assertThat(finding.share().orElseThrow().designEffect()).isGreaterThan(20);
      assertThat(finding.note()).contains("design effect");
    }

    @Test
    void noDataIsUnproven() {
      SampleRun noise = SampleRun.empty().steady("a", 100, Outcome.RATE_LIMITED, 1);
      for (Bar bar : List.of(atMost(0.5), point(Comparison.AT_MOST, 0.5))) {
        assertThat(steady(errors, noise, bar))
            .isEqualTo(Finding.noData("no such request in the steady window"));
      }
      assertThat(steady(errors, SampleRun.healthy().noSteadyWindow(), atMost(0.5)))
          .isEqualTo(Finding.noData(NO_WINDOW));
    }

    @Test
    void windowDecidesWhichRequestsCount() {
      SampleRun run =
          SampleRun.empty()
              .steady("a", 1000, Outcome.OK, 1)
              .ramp("a", 100, Outcome.SERVER_ERROR, 1);
      assertThat(steady(errors, run, atMost(0.5)).status()).isEqualTo(ObjectiveStatus.MET);
      assertThat(whole(errors, run, atMost(0.5)).status()).isEqualTo(ObjectiveStatus.MISSED);
    }

    @Test
    void samplesNeeded() {
      assertThat(errors.samplesNeeded(atMost(0.2))).hasValue(1497);
      assertThat(errors.samplesNeeded(point(Comparison.AT_MOST, 0.2))).isEmpty();
    }
  }

  @Nested
  class Percentiles {

    private final Measurement p95 = new PercentileMeasurement(ALL, 95);

    /** Response times are whole ms: "less than 800" means "at most 799". */
    @ParameterizedTest
    @CsvSource({
      "LESS, 799, MET, 0",
      "LESS, 800, MISSED, 100",
      "AT_MOST, 800, MET, 0",
      "AT_MOST, 801, MISSED, 100"
    })
    void limitItselfCountsAsTheComparisonSays(
        Comparison comparison, long millis, ObjectiveStatus status, long beyond) {
      SampleRun run = SampleRun.empty().steady("a", 100, Outcome.OK, millis);
      Finding proven = steady(p95, run, new Bar(comparison, 800, false));
      assertThat(proven.status()).isEqualTo(status);
      assertThat(proven.value()).hasValue(millis);
      assertThat(proven.share().orElseThrow().k()).isEqualTo(beyond);
      assertThat(steady(p95, run, point(comparison, 800)).status()).isEqualTo(status);
    }

    /** 5 % slow is exactly at a p95: neither proved nor disproved, however many samples. */
    @ParameterizedTest
    @CsvSource({
      "10000, 300, MET, 100",
      "10000, 499, UNPROVEN, 100",
      "10000, 500, UNPROVEN, 100",
      "10000, 501, UNPROVEN, 900",
      "10000, 600, MISSED, 900",
      "59, 0, MET, 100",
      "58, 0, UNPROVEN, 100",
      "59, 1, UNPROVEN, 100"
    })
    void shareOfSlowRequestsDecides(int all, int slow, ObjectiveStatus status, long value) {
      SampleRun run =
          SampleRun.empty()
              .steady("a", all - slow, Outcome.OK, 100)
              .steady("a", slow, Outcome.OK, 900);
      Finding finding = steady(p95, run, new Bar(Comparison.LESS, 800, false));
      assertThat(finding.status()).isEqualTo(status);
      assertThat(finding.value()).hasValue(value);
      assertThat(finding.samples()).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({"100, 5, MET", "100, 6, MISSED", "1, 0, MET"})
    void pointValueIsTheExactPercentile(int all, int slow, ObjectiveStatus status) {
      SampleRun run =
          SampleRun.empty()
              .steady("a", all - slow, Outcome.OK, 100)
              .steady("a", slow, Outcome.OK, 900);
      assertThat(steady(p95, run, point(Comparison.LESS, 800)).status()).isEqualTo(status);
    }

    @Test
    void failuresHaveNoLatency() {
      SampleRun run =
          SampleRun.empty()
              .steady("a", 100, Outcome.OK, 100)
              .steady("a", 100, Outcome.TIMEOUT, 10_000)
              .steady("a", 100, Outcome.RATE_LIMITED, 1);
      Finding finding = steady(p95, run, new Bar(Comparison.LESS, 800, false));
      assertThat(finding.value()).hasValue(100);
      assertThat(finding.samples()).isEqualTo(100);
      assertThat(finding.status()).isEqualTo(ObjectiveStatus.MET);
    }

    @Test
    void noDataIsUnproven() {
      SampleRun failed = SampleRun.empty().steady("a", 100, Outcome.SERVER_ERROR, 1);
      for (Bar bar : List.of(new Bar(Comparison.LESS, 800, false), point(Comparison.LESS, 800))) {
        assertThat(steady(p95, failed, bar))
            .isEqualTo(Finding.noData("no such request ended ok in the steady window"));
        assertThat(whole(p95, SampleRun.empty(), bar))
            .isEqualTo(Finding.noData("no such request ended ok in the whole run"));
        assertThat(steady(p95, SampleRun.healthy().noSteadyWindow(), bar))
            .isEqualTo(Finding.noData(NO_WINDOW));
      }
    }

    @Test
    void slowSpellProvesLessThanTheSameNumberSpread() {
      SampleRun spell =
          SampleRun.empty()
              .steady("a", 2700, Outcome.OK, 100)
              .spread(new Window(100_000, 110_000), "a", 300, Outcome.OK, 900);
      Finding finding = steady(p95, spell, new Bar(Comparison.LESS, 800, false));
      assertThat(finding.share().orElseThrow().designEffect()).isGreaterThan(50);
      assertThat(finding.status()).isEqualTo(ObjectiveStatus.UNPROVEN);
    }

    @Test
    void samplesNeeded() {
      Bar bar = new Bar(Comparison.LESS, 800, false);
      assertThat(p95.samplesNeeded(bar)).hasValue(59);
      assertThat(new PercentileMeasurement(ALL, 99).samplesNeeded(bar)).hasValue(299);
      assertThat(p95.samplesNeeded(point(Comparison.LESS, 800))).isEmpty();
    }
  }

  @Nested
  class Counts {

    private final Measurement broken = new CountMeasurement(ALL, outcomes("contract"), 10);
    private final Bar none = new Bar(Comparison.EQUAL, 0, false);

    @ParameterizedTest
    @CsvSource({"10, 0, MET", "9, 0, UNPROVEN", "9, 1, MISSED", "1, 1, MISSED", "5000, 1, MISSED"})
    void oneIsTooManyAndFewSayNothing(int ok, int failed, ObjectiveStatus status) {
      SampleRun run =
          SampleRun.empty().steady("a", ok, Outcome.OK, 1).steady("a", failed, Outcome.CONTRACT, 1);
      Finding finding = steady(broken, run, none);
      assertThat(finding.status()).isEqualTo(status);
      assertThat(finding.value()).hasValue(failed);
      assertThat(finding.samples()).isEqualTo(ok + failed);
      assertThat(finding.share()).isEmpty();
    }

    @Test
    void upToTheLimitIsMet() {
      SampleRun run =
          SampleRun.empty().steady("a", 100, Outcome.OK, 1).steady("a", 3, Outcome.CONTRACT, 1);
      assertThat(steady(broken, run, atMost(3)).status()).isEqualTo(ObjectiveStatus.MET);
      assertThat(steady(broken, run, atMost(2)).status()).isEqualTo(ObjectiveStatus.MISSED);
    }

    @Test
    void tooFewIsSaid() {
      SampleRun run = SampleRun.empty().steady("a", 9, Outcome.OK, 1);
      assertThat(steady(broken, run, none).note())
          .isEqualTo("too few: 9 requests, at least 10 are needed");
    }

    @Test
    void noDataIsUnproven() {
      SampleRun noise = SampleRun.empty().steady("a", 50, Outcome.RATE_LIMITED, 1);
      assertThat(steady(broken, noise, none))
          .isEqualTo(Finding.noData("no such request in the steady window"));
      assertThat(steady(broken, SampleRun.healthy().noSteadyWindow(), none))
          .isEqualTo(Finding.noData(NO_WINDOW));
    }

    @Test
    void samplesNeededIsTheExposure() {
      assertThat(broken.samplesNeeded(none)).hasValue(10);
    }
  }

  @Nested
  class Seconds {

    private final Measurement availability = new AvailabilityMeasurement();
    private final Bar bar = point(Comparison.AT_LEAST, 99.9);

    @ParameterizedTest
    @CsvSource({"300, 300, MET", "299, 300, MISSED", "999, 1000, MET", "998, 1000, MISSED"})
    void shareOfSecondsDecides(long up, long judged, ObjectiveStatus status) {
      Finding finding = steady(availability, SampleRun.empty().availability(up, judged), bar);
      assertThat(finding.status()).isEqualTo(status);
      assertThat(finding.value().orElseThrow()).isCloseTo(100.0 * up / judged, within(1e-12));
      assertThat(finding.samples()).isEqualTo(judged);
      double share = (double) up / judged;
      assertThat(finding.share()).contains(new ObjectiveResult.Share(up, judged, share, share, 1));
    }

    @Test
    void noDataIsUnproven() {
      assertThat(steady(availability, SampleRun.empty().availability(0, 0), bar))
          .isEqualTo(Finding.noData("no second with a valid request in the steady window"));
      assertThat(steady(availability, SampleRun.healthy().noSteadyWindow(), bar))
          .isEqualTo(Finding.noData(NO_WINDOW));
      assertThat(availability.samplesNeeded(bar)).isEmpty();
    }

    @Test
    void wholeRunNeedsNoSteadyWindow() {
      assertThat(whole(availability, SampleRun.empty().noSteadyWindow(), bar).status())
          .isEqualTo(ObjectiveStatus.MET);
    }
  }

  @Nested
  class AtOnce {

    private final Measurement games = new ConcurrencyMeasurement(ConcurrencyMeasurement.What.GAMES);
    private final Measurement players =
        new ConcurrencyMeasurement(ConcurrencyMeasurement.What.PLAYERS);
    private final Bar twenty = point(Comparison.AT_LEAST, 20);

    @ParameterizedTest
    @CsvSource({"20, MET", "19.9, MISSED", "0.5, MISSED", "22, MET"})
    void fifthPercentileDecides(double atOnce, ObjectiveStatus status) {
      SampleRun run = SampleRun.empty().games(Math.max(1, atOnce)).players(atOnce * 3);
      assertThat(steady(players, run, point(Comparison.AT_LEAST, 60)).status()).isEqualTo(status);
      assertThat(steady(games, run.games(atOnce < 1 ? 1 : atOnce), twenty).status())
          .isEqualTo(status);
    }

    @Test
    void restsOnTheMillisecondsOfTheWindow() {
      Finding finding = steady(games, SampleRun.empty(), twenty);
      assertThat(finding.value()).hasValue(22);
      assertThat(finding.samples()).isEqualTo(300_000);
      assertThat(whole(games, SampleRun.empty(), twenty).samples()).isEqualTo(420_000);
    }

    @Test
    void noDataIsUnproven() {
      assertThat(steady(games, SampleRun.empty().games(0), twenty))
          .isEqualTo(Finding.noData("no game ever ran"));
      assertThat(steady(games, SampleRun.empty().noSteadyWindow(), twenty))
          .isEqualTo(Finding.noData(NO_WINDOW));
      assertThat(games.samplesNeeded(twenty)).isEmpty();
    }
  }

  private static Finding steady(Measurement measurement, SampleRun run, Bar bar) {
    return measurement.find(new Judged(run.measures(), JudgedWindow.STEADY), bar);
  }

  private static Finding whole(Measurement measurement, SampleRun run, Bar bar) {
    return measurement.find(new Judged(run.measures(), JudgedWindow.WHOLE), bar);
  }

  private static Bar atMost(double limit) {
    return new Bar(Comparison.AT_MOST, limit, false);
  }

  private static Bar point(Comparison comparison, double limit) {
    return new Bar(comparison, limit, true);
  }

  private static OutcomeFilter outcomes(String... tokens) {
    return new OutcomeFilter(List.of(tokens));
  }
}
