package cleansignal.simulation;

import java.time.Duration;
import java.util.List;

/** A target that stops answering, for a moment or for good. */
final class TargetTruths {

  /** Since the start of the load; the steady window of {@link TruthBase#GAMES} is 6.3 to 12 s. */
  private static final Duration IN_THE_WINDOW = Duration.ofSeconds(8);

  private TargetTruths() {}

  /** The rows. */
  static List<KnownTruth> rows() {
    return List.of(
        KnownTruth.of(
                "frozen-inside",
                TruthBase.GAMES,
                "Frozen for 300 ms after 8 s: no second is without an answer, and nobody waits"
                    + " as long as 400 ms.")
            .struckBy(frozenFor(Duration.ofMillis(300)))
            .expect(ExpectedVerdict.of("PASS").met("availability", "game_state_p95")),
        KnownTruth.of(
                "frozen-outside",
                TruthBase.GAMES,
                "Frozen for 2.3 s after 8 s: at least one second of six is without an answer; two health"
                    + " questions are too few for \"hung\".")
            .struckBy(frozenFor(Duration.ofMillis(2_300)))
            .expect(ExpectedVerdict.of("FAIL").blaming("availability").met("true_error_rate")),
        KnownTruth.of(
                "hung",
                TruthBase.GAMES,
                "Frozen for good after 8 s: health questions wait for 0.5 s, and the third in a row that is"
                    + " not answered makes the target lost. What was under way waits for 2 s.")
            .with("cs.probe.timeout", "500 ms")
            .with("cs.probe.interval", "500 ms")
            .with("cs.probe.stop-after", "2 s")
            .with("cs.http.request-timeout", "2 s")
            .with("gatling.http.requestTimeout", "2000")
            .struckBy(frozenFor(Duration.ofSeconds(30)))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blamingAtLeast("availability")
                    .because("target hung at \\d+ s")
                    .counting(TruthCount.some("timeout"))),
        KnownTruth.of(
                "died",
                TruthBase.GAMES,
                "Killed after 8 s: connections are refused from then on, and what was under way"
                    + " in that moment is cut.")
            .with("cs.probe.interval", "500 ms")
            .with("cs.probe.stop-after", "2 s")
            .struckBy(
                (live, admin) -> {
                  live.awaitTime(admin, IN_THE_WINDOW);
                  live.server().destroyForcibly();
                })
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blamingAtLeast("availability", "true_error_rate")
                    .because("target died at \\d+ s \\(unavailable\\)")
                    .counting(TruthCount.some("unavailable"))
                    .counting(TruthCount.some("network").perhaps())));
  }

  private static KnownTruth.Blow frozenFor(Duration length) {
    return (live, admin) -> {
      live.awaitTime(admin, IN_THE_WINDOW);
      admin.freeze(length);
    };
  }
}
