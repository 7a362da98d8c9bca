package cleansignal.simulation;

import static cleansignal.simulation.Faults.CREATE;
import static cleansignal.simulation.Faults.READ;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The named run: whether the target carries the games, and not only on average. */
final class CapacityTruths {

  private static final String GAMES = "concurrent_games";
  private static final String PLAYERS = "concurrent_players";
  private static final String COVERAGE = "api_latency_p95_coverage";

  /** Since the start of the load; the steady window is 8.5 to 18 s. */
  private static final Duration IN_THE_WINDOW = Duration.ofSeconds(12);

  private static final double MILLIS_PER_SECOND = 1_000;

  private static final Duration IN_THE_RAMP = Duration.ofMillis(8_200);

  private static final Duration SPELL = Duration.ofMillis(500);

  private CapacityTruths() {}

  /** The rows. */
  static List<KnownTruth> rows() {
    return List.of(
        KnownTruth.of("baseline-clean", TruthBase.BASELINE, "Nothing.")
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(
                        GAMES,
                        PLAYERS,
                        COVERAGE,
                        "move_latency_p95_coverage",
                        "ai_latency_p95_coverage",
                        "move_stall_rate",
                        "ws_echo_p95")),
        late(
                "games-missing-within-the-margin",
                Duration.ofMillis(2_300),
                5,
                "2 of 22, so 18 of 20 while others change games; within 20 %.")
            .expect(ExpectedVerdict.of("CONDITIONAL").blaming(GAMES, PLAYERS)),
        late("games-missing-outside", IN_THE_RAMP, 2, "11 of 22, so 11 of 20 at most, beyond 20 %.")
            .expect(ExpectedVerdict.of("FAIL").blaming(GAMES, PLAYERS)),
        KnownTruth.of(
                "slow-spell-outside",
                TruthBase.BASELINE,
                "For half a second in the window every read takes 2 s: too few for the p95 of the"
                    + " whole window to be proved wrong, but a slice's p95 is beyond twice the limit"
                    + " of 800 ms.")
            .struckBy(
                (live, admin) -> {
                  live.awaitTime(admin, IN_THE_WINDOW);
                  admin.arm("[" + Faults.delay(READ, 2_000, 1) + "]");
                  live.awaitTime(admin, SPELL);
                  admin.arm("[]");
                })
            .expect(ExpectedVerdict.of("FAIL").blaming(COVERAGE)),
        KnownTruth.of(
                "slow-spell-inside",
                TruthBase.BASELINE,
                "Every 40th read takes 2 s: as many, spread over the whole window.")
            .faults(Faults.delay(READ, 2_000, 40))
            .expect(ExpectedVerdict.of("PASS").met(COVERAGE, "api_latency_p95", "game_state_p95")));
  }

  private static KnownTruth late(String id, Duration first, int every, String means) {
    return KnownTruth.of(
            id,
            TruthBase.BASELINE,
            String.format(
                Locale.ROOT,
                "Of the games that are created in the first %.1f s every %s is there after 18 s,"
                    + " when the window is over: %s",
                first.toMillis() / MILLIS_PER_SECOND,
                every == 2 ? "second" : every + "th",
                means))
        .faults(Faults.delay(CREATE, 18_000, every))
        .with("cs.http.request-timeout", "40 s")
        .with("gatling.http.requestTimeout", "40000")
        .struckBy(
            (live, admin) -> {
              live.awaitTime(admin, first);
              admin.arm("[]");
            });
  }
}
