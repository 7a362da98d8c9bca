package cleansignal.simulation;

import static cleansignal.simulation.Faults.CREATE;
import static cleansignal.simulation.Faults.LOGIN;
import static cleansignal.simulation.Faults.READ;

import java.util.List;

/**
 * Answers that come late. A percentile is a share: how many are late decides the side of the limit,
 * and they are late enough for the machine to have no say in it.
 */
final class LatencyTruths {

  private static final String API = "api_latency_p95";
  private static final String API_TAIL = "api_latency_p99";
  private static final String STATE = "game_state_p95";
  private static final String STATE_TAIL = "game_state_p99";

  private LatencyTruths() {}

  /** The rows. */
  static List<KnownTruth> rows() {
    return List.of(
        KnownTruth.of(
                "slow-reads-inside",
                TruthBase.GAMES,
                "Every 30th read takes 900 ms: of about 2,200 that are left 3.3 %, at most 4.1 %,"
                    + " inside 5 %.")
            .faults(Faults.delay(READ, 900, 30))
            .expect(ExpectedVerdict.of("PASS").met(API, STATE, API_TAIL).missed(STATE_TAIL)),
        KnownTruth.of(
                "slow-reads-outside",
                TruthBase.GAMES,
                "Every 13th read takes 900 ms: of about 1,800 that are left 7.7 %, at least 6.6 %,"
                    + " outside 5 %; 900 ms are beyond the margin of both limits.")
            .faults(Faults.delay(READ, 900, 13))
            .expect(ExpectedVerdict.of("FAIL").blaming(API, STATE)),
        KnownTruth.of(
                "reads-between-two-limits",
                TruthBase.GAMES,
                "Every 13th read takes 550 ms: outside the limit of 400 ms for reads and inside that"
                    + " of 800 ms for all.")
            .faults(Faults.delay(READ, 550, 13))
            .expect(ExpectedVerdict.of("FAIL").blaming(STATE).met(API)),
        KnownTruth.of(
                "reads-within-the-margin",
                TruthBase.GAMES,
                "Every 13th read takes 402 ms: as many are too slow as in the rows above, but the"
                    + " p95, at a third of them, lies between 400 and 440 ms.")
            .faults(Faults.delay(READ, 402, 13))
            .expect(ExpectedVerdict.of("CONDITIONAL").blaming(STATE).met(API)),
        KnownTruth.of(
                "reads-straddling",
                TruthBase.GAMES,
                "Every 20th read takes 900 ms: 5 % are the limit itself.")
            .faults(Faults.delay(READ, 900, 20))
            .expect(ExpectedVerdict.of("INCONCLUSIVE").blaming(API, STATE)),
        KnownTruth.of(
                "tail-outside",
                TruthBase.GAMES,
                "Every 45th read takes 2.1 s: 2.2 %, at least 1.6 %, outside 1 %. A p99 is of medium"
                    + " priority and warns.")
            .faults(Faults.delay(READ, 2_100, 45))
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(API, STATE)
                    .missed(API_TAIL, STATE_TAIL)
                    .warning("api_latency_p99 .* priority medium")),
        KnownTruth.of(
                "slow-starts-outside",
                TruthBase.GAMES,
                "Every login takes 1.3 s, outside 750 and 1,200 ms, and creating a game 1.6 s, outside"
                    + " 800 and 1,500 ms. Where a user does so once, that is of medium priority.")
            .faults(Faults.delay(LOGIN, 1_300, 1), Faults.delay(CREATE, 1_600, 1))
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(API, STATE)
                    .missed(
                        "login_latency_p95",
                        "login_latency_p99",
                        "game_create_p95",
                        "game_create_p99")
                    .warning("login_latency_p95 .* priority medium")),
        KnownTruth.of(
                "slow-creations-inside",
                TruthBase.GAMES,
                "Creating a game takes 300 ms, every time, and games live for 6 s: 59 of them"
                    + " prove a p95, and the run has about 90.")
            .faults(Faults.delay(CREATE, 300, 1))
            .with("cs.games.max-lifetime", "300 s")
            .expect(ExpectedVerdict.of("PASS").met("game_create_p95", API, STATE)));
  }
}
