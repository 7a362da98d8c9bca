package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import cleansignal.runlog.LogSource;
import cleansignal.runlog.Logs;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasurerTest {

  /** Messages of these logs are {@code <outcome> <status>}. */
  private static final MeasureSettings SETTINGS =
      MeasureSettings.conventional(MeasurerTest::classify);

  private static Classified classify(boolean ok, String message) {
    if (ok) {
      return new Classified(Outcome.OK, 200);
    }
    String[] parts = message.split(" ");
    return new Classified(Outcome.ofText(parts[0]).orElseThrow(), Integer.parseInt(parts[1]));
  }

  private static RunMeasures measure(LogSource log, Window steady) throws IOException {
    return Measurer.measure(log, SETTINGS.withSteady(Optional.of(steady)));
  }

  private static RunMeasures measure(LogSource log) throws IOException {
    return Measurer.measure(log, SETTINGS);
  }

  @Test
  void countsByHandOfASmallRun() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("players", "~probe"),
            w -> {
              w.user(1, true, 100);
              w.user(0, true, 1_000); // time zero
              w.request("~GET /health", 900, 903, true, "");
              w.request("GET a", 1_000, 1_010, true, "");
              w.request("GET a", 2_000, 2_030, true, "");
              w.request("GET b", 2_500, 2_600, false, "unavailable 503");
              w.request("GET a", 2_999, 3_020, true, "");
              w.request("GET a", 3_000, 3_500, false, "rate-limited 429");
              w.request("~send", 3_000, 3_000, true, "");
              w.user(0, false, 4_000);
              w.request("SLO api_latency_p95 < 800 ms [staging]", 4_000, 4_000, true, "");
              w.request("clean-signal verdict", 4_000, 4_000, false, "FAIL");
            });

    RunMeasures measures = measure(log, new Window(1_000, 2_000));

    assertThat(measures.timeZeroMillis()).isEqualTo(1_000);
    assertThat(measures.whole().window()).isEqualTo(new Window(0, 3_001));
    assertThat(measures.whole().names()).containsExactly("GET a", "GET b");
    RequestStats whole = measures.whole().requests(name -> true);
    assertThat(whole.tally())
        .isEqualTo(
            new Tally(
                Map.of(Outcome.OK, 3L, Outcome.UNAVAILABLE, 1L, Outcome.RATE_LIMITED, 1L), 1));
    assertThat(whole.ok().count()).isEqualTo(3);
    assertThat(whole.ok().sumMillis()).isEqualTo(10 + 30 + 21);
    assertThat(whole.all().maxMillis()).isEqualTo(500);
    assertThat(whole.all().sumMillis()).isEqualTo(10 + 30 + 100 + 21 + 500);

    assertThat(measures.judged()).isSameAs(measures.steady().orElseThrow());
    RequestStats steady = measures.judged().requests(name -> name.equals("GET a"));
    assertThat(steady.tally()).isEqualTo(new Tally(Map.of(Outcome.OK, 2L), 0));
    assertThat(steady.ok().minMillis()).isEqualTo(21);
    assertThat(steady.ok().percentileMillis(50)).isEqualTo(21);
    assertThat(steady.ok().percentileMillis(95)).isEqualTo(30);

    assertThat(measures.users().started()).isEqualTo(1);
    assertThat(measures.users().ended()).isEqualTo(1);
    assertThat(measures.probe()).isEqualTo(new ProbeHistory(1, 0, Optional.empty()));
    assertThat(measures.scriptErrors()).isEmpty();
    // one whole second, [1000, 2000) behind time zero: 30 ms, the 503 and 21 ms fall into it
    assertThat(measures.availability()).isEqualTo(new Availability(1, 1));
  }

  @Test
  void aLogWithAHeaderOnlyHasNoFigures() throws IOException {
    RunMeasures measures = measure(Logs.source(Logs.header("players"), w -> {}));

    assertThat(measures.whole().window()).isEqualTo(new Window(0, 0));
    assertThat(measures.whole().names()).isEmpty();
    RequestStats none = measures.whole().requests(name -> true);
    assertThat(none.tally()).isEqualTo(Tally.NONE);
    assertThat(none.ok().count()).isZero();
    assertThat(none.ok().percentileMillis(95)).isZero();
    assertThat(none.slices()).hasSize(30);
    assertThat(measures.users().active()).isEqualTo(new Concurrency(0, 0, 0, 0));
    assertThat(measures.gamesWhole().games()).isEqualTo(new Concurrency(0, 0, 0, 0));
    assertThat(measures.gamesSteady()).isEmpty();
    assertThat(measures.availability()).isEqualTo(new Availability(0, 0));
  }
}
