package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cleansignal.measure.DerivedRecord;
import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of statistic on runs whose numbers are written down. */
class MeasurementsTest {

  private static final RequestNames ALL = new RequestNames(List.of("*"));

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
          .isEqualTo(Finding.noData(Judged.NO_WINDOW));
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
            .isEqualTo(Finding.noData(Judged.NO_WINDOW));
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
          .isEqualTo(Finding.noData(Judged.NO_WINDOW));
    }

    private final Measurement broke = new CountMeasurement(ALL, outcomes("protocol"), 10, true);

    @ParameterizedTest
    @CsvSource({"0, 0, MET", "1, 0, MISSED", "0, 1, MISSED", "2, 3, MISSED"})
    void socketsThatTheTargetClosedCountWhereTheyAreAskedFor(
        int failed, long closes, ObjectiveStatus status) {
      SampleRun run =
          SampleRun.empty()
              .steady("echo", 100, Outcome.OK, 1)
              .steady("echo", failed, Outcome.PROTOCOL, 1)
              .sockets(200)
              .closed("plan", 150)
              .closed("lost", closes);
      Finding finding = steady(broke, run, none);
      assertThat(finding.status()).isEqualTo(status);
      assertThat(finding.value()).hasValue(failed + closes);
      assertThat(finding.samples()).isEqualTo(100 + failed);
      assertThat(steady(broken, run, none).value()).hasValue(0);
    }

    /** What was seen was seen, even without a request. */
    @Test
    void closesAloneAreEnoughToMissIt() {
      SampleRun run = SampleRun.empty().sockets(200).closed("lost", 3);
      assertThat(steady(broke, run, none).status()).isEqualTo(ObjectiveStatus.MISSED);
      assertThat(steady(broke, run.noSteadyWindow(), none))
          .isEqualTo(Finding.noData(Judged.NO_WINDOW));
      assertThat(whole(broke, run, none).value()).hasValue(3);
      assertThat(whole(broke, SampleRun.empty().sockets(200).closed("plan", 3), none))
          .isEqualTo(Finding.noData("no such request in the whole run"));
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
          .isEqualTo(Finding.noData(Judged.NO_WINDOW));
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
    private final Measurement sockets =
        new ConcurrencyMeasurement(ConcurrencyMeasurement.What.SOCKETS);
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
    void socketsAreCountedApartFromGames() {
      SampleRun run = SampleRun.empty().games(0).sockets(20);
      assertThat(steady(sockets, run, twenty).status()).isEqualTo(ObjectiveStatus.MET);
      assertThat(steady(sockets, run.sockets(19), twenty).status())
          .isEqualTo(ObjectiveStatus.MISSED);
      assertThat(whole(sockets, run, twenty).value()).hasValue(19);
      assertThat(steady(sockets, SampleRun.healthy(), twenty))
          .isEqualTo(Finding.noData("no socket was ever acknowledged"));
      assertThat(steady(sockets, run.noSteadyWindow(), twenty))
          .isEqualTo(Finding.noData(Judged.NO_WINDOW));
    }

    @Test
    void noDataIsUnproven() {
      assertThat(steady(games, SampleRun.empty().games(0), twenty))
          .isEqualTo(Finding.noData("no game ever ran"));
      assertThat(steady(games, SampleRun.empty().noSteadyWindow(), twenty))
          .isEqualTo(Finding.noData(Judged.NO_WINDOW));
      assertThat(games.samplesNeeded(twenty)).isEmpty();
    }
  }

  @Nested
  class SlowShares {

    private final Measurement stalls = new SlowShareMeasurement(ALL, outcomes("stalled"), 2000);

    @ParameterizedTest
    @CsvSource({
      "1000, 2000, 0, 0",
      "1000, 2001, 0, 1000",
      "1000, 1, 3, 3",
      "997, 2001, 3, 1000",
    })
    void slowOnesAndUnansweredOnesCount(int ok, long millis, int unanswered, long slow) {
      SampleRun run =
          SampleRun.empty()
              .steady("move", ok, Outcome.OK, millis)
              .steady("move", unanswered, Outcome.STALLED, 10_000);
      Finding finding = steady(stalls, run, atMost(0.5));
      assertThat(finding.share().orElseThrow().k()).isEqualTo(slow);
      assertThat(finding.samples()).isEqualTo(ok + unanswered);
      assertThat(finding.value().orElseThrow())
          .isCloseTo(100.0 * slow / (ok + unanswered), within(1e-12));
    }

    /** A move that was refused was answered: it stalled nothing and proves no speed either. */
    @Test
    void otherFailuresAreNeitherSlowNorFast() {
      SampleRun run =
          SampleRun.empty()
              .steady("move", 600, Outcome.OK, 100)
              .steady("move", 400, Outcome.REJECTED, 5_000)
              .steady("move", 100, Outcome.NETWORK, 5_000)
              .steady("move", 100, Outcome.RATE_LIMITED, 5_000);
      Finding finding = steady(stalls, run, atMost(0.5));
      assertThat(finding.samples()).isEqualTo(600);
      assertThat(finding.status()).isEqualTo(ObjectiveStatus.MET);
    }

    @ParameterizedTest
    @CsvSource({"598, 0, MET", "597, 0, UNPROVEN", "995, 5, UNPROVEN", "970, 30, MISSED"})
    void boundDecides(int fast, int slow, ObjectiveStatus status) {
      SampleRun run =
          SampleRun.empty()
              .steady("move", fast, Outcome.OK, 100)
              .steady("move", slow, Outcome.OK, 3_000);
      assertThat(steady(stalls, run, atMost(0.5)).status()).isEqualTo(status);
    }

    /** 40 stalls in one pause of the target are one event. */
    @Test
    void pauseProvesLessThanTheSameNumberSpread() {
      SampleRun spread =
          SampleRun.empty()
              .steady("move", 2_960, Outcome.OK, 100)
              .steady("move", 40, Outcome.OK, 3_000);
      SampleRun pause =
          SampleRun.empty()
              .steady("move", 2_960, Outcome.OK, 100)
              .spread(new Window(100_000, 103_000), "move", 40, Outcome.OK, 3_000);
      assertThat(steady(stalls, spread, atMost(0.5)).status()).isEqualTo(ObjectiveStatus.MISSED);
      Finding finding = steady(stalls, pause, atMost(0.5));
      assertThat(finding.status()).isEqualTo(ObjectiveStatus.UNPROVEN);
      assertThat(finding.share().orElseThrow().designEffect()).isGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({"995, 5, MET", "994, 6, MISSED"})
    void pointValueDecidesWhereTheReasonIsWritten(int fast, int slow, ObjectiveStatus status) {
      SampleRun run =
          SampleRun.empty()
              .steady("move", fast, Outcome.OK, 100)
              .steady("move", slow, Outcome.STALLED, 10_000);
      assertThat(steady(stalls, run, point(Comparison.AT_MOST, 0.5)).status()).isEqualTo(status);
    }

    @Test
    void onlyTheNamedRequestsCount() {
      Measurement moves =
          new SlowShareMeasurement(new RequestNames(List.of("move")), outcomes("stalled"), 2000);
      SampleRun run =
          SampleRun.empty()
              .steady("move", 600, Outcome.OK, 100)
              .steady("GET /x", 600, Outcome.OK, 3_000)
              .ramp("move", 600, Outcome.OK, 3_000);
      assertThat(steady(moves, run, atMost(0.5)).status()).isEqualTo(ObjectiveStatus.MET);
      assertThat(whole(moves, run, atMost(0.5)).status()).isEqualTo(ObjectiveStatus.MISSED);
    }

    @Test
    void noDataIsUnproven() {
      SampleRun refused = SampleRun.empty().steady("move", 100, Outcome.REJECTED, 1);
      for (Bar bar : List.of(atMost(0.5), point(Comparison.AT_MOST, 0.5))) {
        assertThat(steady(stalls, refused, bar))
            .isEqualTo(Finding.noData("no such request in the steady window"));
      }
      assertThat(steady(stalls, SampleRun.healthy().noSteadyWindow(), atMost(0.5)))
          .isEqualTo(Finding.noData(Judged.NO_WINDOW));
    }

    @Test
    void samplesNeeded() {
      assertThat(stalls.samplesNeeded(atMost(0.2))).hasValue(1497);
      assertThat(stalls.samplesNeeded(point(Comparison.AT_MOST, 0.2))).isEmpty();
    }
  }

  /** Such as moves accepted and sockets acknowledged. */
  @Nested
  class SharesThatMustBeLarge {

    private final Measurement accepted =
        new ShareMeasurement(ALL, outcomes("ok"), outcomes("valid"));
    private final Bar bar = new Bar(Comparison.AT_LEAST, 99, false);

    @ParameterizedTest
    @CsvSource({"299, 0, MET", "298, 0, UNPROVEN", "990, 10, UNPROVEN", "950, 50, MISSED"})
    void lowerBoundDecides(int ok, int refused, ObjectiveStatus status) {
      SampleRun run =
          SampleRun.empty()
              .steady("move", ok, Outcome.OK, 1)
              .steady("move", refused, Outcome.REJECTED, 1);
      assertThat(steady(accepted, run, bar).status()).isEqualTo(status);
    }

    @Test
    void noiseIsNoAttempt() {
      SampleRun run =
          SampleRun.empty()
              .steady("connect", 299, Outcome.OK, 1)
              .steady("connect", 50, Outcome.AUTH_EXPIRED, 1);
      assertThat(steady(accepted, run, bar).status()).isEqualTo(ObjectiveStatus.MET);
    }

    @Test
    void samplesNeeded() {
      assertThat(accepted.samplesNeeded(bar)).hasValue(299);
      assertThat(accepted.samplesNeeded(new Bar(Comparison.AT_LEAST, 99.5, false))).hasValue(598);
    }
  }

  @Nested
  class DerivedRecords {

    private final RequestNames turns = new RequestNames(List.of("ai turn"), true);

    @Test
    void requestsAndDerivedRecordsDoNotMix() {
      SampleRun run =
          SampleRun.empty()
              .steady("move", 100, Outcome.OK, 50)
              .derived(DerivedRecord.AI_TURN, 200, Outcome.OK, 900);
      Bar bar = new Bar(Comparison.LESS, 800, false);
      Finding derived = steady(new PercentileMeasurement(turns, 95), run, bar);
      assertThat(derived.samples()).isEqualTo(200);
      assertThat(derived.status()).isEqualTo(ObjectiveStatus.MISSED);
      assertThat(steady(new PercentileMeasurement(ALL, 95), run, bar).samples()).isEqualTo(100);
      assertThat(whole(new PercentileMeasurement(turns, 95), run, bar).samples()).isEqualTo(200);
      assertThat(
              steady(new PercentileMeasurement(new RequestNames(List.of("ai turn")), 95), run, bar))
          .isEqualTo(Finding.noData("no such request ended ok in the steady window"));
    }

    @Test
    void sharesOfDerivedRecords() {
      Measurement resolved =
          new ShareMeasurement(
              new RequestNames(List.of("decision timeout"), true),
              outcomes("ok"),
              outcomes("valid"));
      SampleRun run =
          SampleRun.empty()
              .derived(DerivedRecord.DECISION_TIMEOUT, 9, Outcome.OK, 30_000)
              .derived(DerivedRecord.DECISION_TIMEOUT, 1, Outcome.TIMEOUT, 45_000);
      assertThat(steady(resolved, run, point(Comparison.AT_LEAST, 90)).status())
          .isEqualTo(ObjectiveStatus.MET);
      assertThat(steady(resolved, run, point(Comparison.AT_LEAST, 91)).status())
          .isEqualTo(ObjectiveStatus.MISSED);
    }

    @Test
    void noDataIsUnproven() {
      Bar bar = new Bar(Comparison.LESS, 800, false);
      Measurement p95 = new PercentileMeasurement(turns, 95);
      assertThat(steady(p95, SampleRun.healthy(), bar))
          .isEqualTo(Finding.noData("no such record ended ok in the steady window"));
      assertThat(steady(p95, SampleRun.healthy().noSteadyWindow(), bar))
          .isEqualTo(Finding.noData(Judged.NO_WINDOW));
    }
  }

  /** Such as "half of the connections live longer than five minutes". */
  @Nested
  class PercentilesThatMustBeLarge {

    private final RequestNames lives = new RequestNames(List.of("connection life"), true);
    private final Measurement p50 = new PercentileMeasurement(lives, 50);
    private final Bar fiveMinutes = new Bar(Comparison.MORE, 300_000, false);

    @ParameterizedTest
    @CsvSource({"300000, MISSED, 100", "300001, MET, 0", "360000, MET, 0", "1, MISSED, 100"})
    void limitItselfIsNotEnough(long millis, ObjectiveStatus status, long atOrUnder) {
      SampleRun run =
          SampleRun.empty().derived(DerivedRecord.CONNECTION_LIFE, 100, Outcome.OK, millis);
      Finding finding = whole(p50, run, fiveMinutes);
      assertThat(finding.status()).isEqualTo(status);
      assertThat(finding.value()).hasValue(millis);
      assertThat(finding.share().orElseThrow().k()).isEqualTo(atOrUnder);
      assertThat(whole(p50, run, point(Comparison.MORE, 300_000)).status()).isEqualTo(status);
    }

    /** A life that the target cut short is a life, of whatever length. */
    @Test
    void failedOnesCountWhereTheyAreAskedFor() {
      Measurement all = new PercentileMeasurement(lives, 50, true);
      SampleRun run =
          SampleRun.empty()
              .derived(DerivedRecord.CONNECTION_LIFE, 30, Outcome.OK, 360_000)
              .derived(DerivedRecord.CONNECTION_LIFE, 70, Outcome.PROTOCOL, 10_000);
      assertThat(whole(p50, run, fiveMinutes).status()).isEqualTo(ObjectiveStatus.MET);
      Finding finding = whole(all, run, fiveMinutes);
      assertThat(finding.status()).isEqualTo(ObjectiveStatus.MISSED);
      assertThat(finding.value()).hasValue(10_000);
      assertThat(finding.share()).contains(ShareBounds.of(70, 100, 1));
      assertThat(whole(all, SampleRun.empty(), fiveMinutes))
          .isEqualTo(Finding.noData("no such record in the whole run"));
    }

    /** Around one half in a hundred nothing can be told, far from it all can. */
    @ParameterizedTest
    @CsvSource({
      "100, 0, MET",
      "60, 40, MET",
      "55, 45, UNPROVEN",
      "45, 55, UNPROVEN",
      "40, 60, MISSED",
      "5, 0, MET",
      "4, 0, UNPROVEN"
    })
    void shareOfLongOnesDecides(int longOnes, int shortOnes, ObjectiveStatus status) {
      SampleRun run =
          SampleRun.empty()
              .derived(DerivedRecord.CONNECTION_LIFE, longOnes, Outcome.OK, 360_000)
              .derived(DerivedRecord.CONNECTION_LIFE, shortOnes, Outcome.OK, 60_000);
      assertThat(whole(p50, run, fiveMinutes).status()).isEqualTo(status);
    }

    @Test
    void samplesNeeded() {
      assertThat(p50.samplesNeeded(fiveMinutes)).hasValue(5);
      assertThat(p50.samplesNeeded(point(Comparison.MORE, 300_000))).isEmpty();
    }
  }

  @Nested
  class EndsOfGames {

    private final Measurement wedged = new GameEndMeasurement(Set.of("wedged"));

    @ParameterizedTest
    @CsvSource({"100, 1, MET", "100, 2, MISSED", "229, 3, MISSED", "20, 0, MET"})
    void pointValueDecidesWhereTheReasonIsWritten(int games, long stuck, ObjectiveStatus status) {
      SampleRun run = SampleRun.empty().games(games).ended("wedged", stuck);
      Finding finding = whole(wedged, run, point(Comparison.AT_MOST, 1));
      assertThat(finding.status()).isEqualTo(status);
      assertThat(finding.value().orElseThrow()).isCloseTo(100.0 * stuck / games, within(1e-12));
      assertThat(finding.samples()).isEqualTo(games);
    }

    @ParameterizedTest
    @CsvSource({"299, 0, MET", "298, 0, UNPROVEN", "229, 3, UNPROVEN", "200, 10, MISSED"})
    void boundDecidesElsewhere(int games, long stuck, ObjectiveStatus status) {
      SampleRun run = SampleRun.empty().games(games).ended("wedged", stuck);
      assertThat(whole(wedged, run, atMost(1)).status()).isEqualTo(status);
    }

    @Test
    void otherEndsDoNotCount() {
      SampleRun run =
          SampleRun.empty().games(300).ended("ended", 290).ended("lost", 8).ended("wedged", 1);
      assertThat(whole(wedged, run, atMost(1)).share().orElseThrow().k()).isEqualTo(1);
      Measurement both = new GameEndMeasurement(Set.of("wedged", "lost"));
      assertThat(whole(both, run, atMost(1)).share().orElseThrow().k()).isEqualTo(9);
    }

    @Test
    void noGameIsNoData() {
      for (Bar bar : List.of(atMost(1), point(Comparison.AT_MOST, 1))) {
        assertThat(whole(wedged, SampleRun.empty().games(0), bar))
            .isEqualTo(Finding.noData("no game ever ran"));
      }
      assertThat(wedged.samplesNeeded(atMost(1))).hasValue(299);
      assertThat(wedged.samplesNeeded(point(Comparison.AT_MOST, 1))).isEmpty();
    }
  }

  @Nested
  class Counters {

    private final Measurement fallbacks =
        new CounterShareMeasurement(Counter.AI_FALLBACKS, Counter.AI_REQUESTS);

    @ParameterizedTest
    @CsvSource({
      "299, 0, MET, 0",
      "298, 0, UNPROVEN, 0",
      "111, 35, MISSED, 31.53",
      "2000, 20, UNPROVEN, 1",
      "40, 40, MISSED, 100"
    })
    void shareOfTheGrowthDecides(
        long requests, long replaced, ObjectiveStatus status, double percent) {
      Readings readings = readings(1_000, 500, 1_000 + requests, 500 + replaced);
      Finding finding = find(Optional.of(readings));
      assertThat(finding.status()).isEqualTo(status);
      assertThat(finding.value().orElseThrow()).isCloseTo(percent, within(0.01));
      assertThat(finding.samples()).isEqualTo(requests);
      assertThat(finding.share().orElseThrow().designEffect()).isEqualTo(1);
    }

    /** A time-out of the AI service raises the target's fallback counter three times. */
    @Test
    void moreFallbacksThanRequestsAreAll() {
      Finding finding = find(Optional.of(readings(0, 0, 40, 120)));
      assertThat(finding.value()).hasValue(100);
      assertThat(finding.status()).isEqualTo(ObjectiveStatus.MISSED);
    }

    @Test
    void whatNobodyReadIsUnprovenNotZero() {
      assertThat(find(Optional.empty()))
          .isEqualTo(
              Finding.noData("the target's counters were not read before and after the run"));
    }

    @Test
    void whatTheTargetDoesNotTellIsUnprovenNotZero() {
      Map<Counter, Long> both = Map.of(Counter.AI_REQUESTS, 900L, Counter.AI_FALLBACKS, 0L);
      Map<Counter, Long> requestsOnly = Map.of(Counter.AI_REQUESTS, 900L);
      Map<Counter, Long> fallbacksOnly = Map.of(Counter.AI_FALLBACKS, 0L);
      for (Readings lacking :
          List.of(new Readings(both, requestsOnly), new Readings(requestsOnly, both))) {
        assertThat(find(Optional.of(lacking)))
            .isEqualTo(Finding.noData("the target does not tell ai-fallbacks"));
      }
      assertThat(find(Optional.of(new Readings(fallbacksOnly, both))))
          .isEqualTo(Finding.noData("the target does not tell ai-requests"));
    }

    @Test
    void restartedTargetIsUnproven() {
      Finding restarted =
          Finding.noData("the target's counters went back: it restarted during the run");
      assertThat(find(Optional.of(readings(900, 5, 400, 6)))).isEqualTo(restarted);
      assertThat(find(Optional.of(readings(900, 5, 1_900, 4)))).isEqualTo(restarted);
    }

    @Test
    void aiThatWasNeverAskedIsUnproven() {
      assertThat(find(Optional.of(readings(900, 5, 900, 5))))
          .isEqualTo(Finding.noData("the target counted no ai-requests"));
    }

    @Test
    void samplesNeeded() {
      assertThat(fallbacks.samplesNeeded(atMost(0.5))).hasValue(598);
    }

    private Finding find(Optional<Readings> readings) {
      return fallbacks.find(
          new Numbers(SampleRun.healthy().measures(), readings).in(JudgedWindow.WHOLE), atMost(1));
    }

    private static Readings readings(
        long requestsBefore, long fallbacksBefore, long requestsAfter, long fallbacksAfter) {
      return new Readings(
          Map.of(Counter.AI_REQUESTS, requestsBefore, Counter.AI_FALLBACKS, fallbacksBefore),
          Map.of(Counter.AI_REQUESTS, requestsAfter, Counter.AI_FALLBACKS, fallbacksAfter));
    }
  }

  private static Finding steady(Measurement measurement, SampleRun run, Bar bar) {
    return measurement.find(
        new Numbers(run.measures(), Optional.empty()).in(JudgedWindow.STEADY), bar);
  }

  private static Finding whole(Measurement measurement, SampleRun run, Bar bar) {
    return measurement.find(
        new Numbers(run.measures(), Optional.empty()).in(JudgedWindow.WHOLE), bar);
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
