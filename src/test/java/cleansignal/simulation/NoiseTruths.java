package cleansignal.simulation;

import static cleansignal.simulation.Faults.READ;

import java.util.List;

/** What the load does to itself: limiters and tokens that ran out, alone and beside true errors. */
final class NoiseTruths {

  private static final String LIMITED = "rate_limited_rate";
  private static final String EXPIRED = "auth_expired_rate";
  private static final String RAW = "raw_error_rate";
  private static final String RATE = "true_error_rate";

  private NoiseTruths() {}

  /** The rows. */
  static List<KnownTruth> rows() {
    return List.of(
        KnownTruth.of(
                "limiter-outside",
                TruthBase.GAMES,
                "Every 300th read is a 429: 0.33 %, outside 0.1 %, but inside the budget of 1 % for"
                    + " failures of any kind.")
            .faults(Faults.error(READ, 429, 300))
            .expect(
                ExpectedVerdict.of("INVALID")
                    .blaming(LIMITED)
                    .met(RAW, RATE)
                    .counting(TruthCount.ofStatus("rate-limited", 429))),
        KnownTruth.of(
                "raw-errors-outside",
                TruthBase.GAMES,
                "Every 50th read is a 429: 2 %, outside 1 %.")
            .faults(Faults.error(READ, 429, 50))
            .expect(
                ExpectedVerdict.of("INVALID")
                    .blaming(LIMITED, RAW)
                    .met(RATE)
                    .counting(TruthCount.ofStatus("rate-limited", 429))),
        KnownTruth.of(
                "tokens-inside",
                TruthBase.GAMES,
                "Tokens live for 13 s and nobody renews them: they run out after the window's end"
                    + " at 12 s, and the noise does not count.")
            .with("cs.embedded.token-life", "13 s")
            .with("cs.auth.renewal", "false")
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(EXPIRED, RAW, RATE)
                    .counting(TruthCount.ofStatus("auth-expired", 401))),
        KnownTruth.of(
                "tokens-outside",
                TruthBase.GAMES,
                "Tokens live for 10 s and nobody renews them: those of the first 2 s run out in the"
                    + " window, which is 10 % of its requests and more.")
            .with("cs.embedded.token-life", "10 s")
            .with("cs.auth.renewal", "false")
            .expect(
                ExpectedVerdict.of("INVALID")
                    .blaming(EXPIRED, RAW)
                    .met(RATE)
                    .counting(TruthCount.ofStatus("auth-expired", 401))),
        KnownTruth.of(
                "noise-and-faults-within",
                TruthBase.GAMES,
                "Every 33rd read is a 429 and every 167th a 500: 3 % of noise, and 0.6 % of errors"
                    + " that so few requests can't tell from 0.5 %. Whoever meets a limiter waits 5"
                    + " s, so the window holds about half of its requests.")
            .faults(Faults.error(READ, 429, 33), Faults.error(READ, 500, 167))
            .expect(
                ExpectedVerdict.of("INVALID")
                    .blaming(LIMITED)
                    .missed(RAW)
                    .unproven(RATE)
                    .counting(TruthCount.ofStatus("rate-limited", 429))
                    .counting(TruthCount.ofStatus("server-error", 500))),
        KnownTruth.of(
                "noise-and-faults-outside",
                TruthBase.GAMES,
                "Every 33rd read is a 429 and every 25th a 500: the same noise, and 4 % of errors,"
                    + " which speak for themselves whatever the noise.")
            .faults(Faults.error(READ, 429, 33), Faults.error(READ, 500, 25))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming(RATE, "error_rate_5xx")
                    .missed(LIMITED, RAW)
                    .counting(TruthCount.ofStatus("rate-limited", 429))
                    .counting(TruthCount.ofStatus("server-error", 500))),
        KnownTruth.of(
                "expired-and-slow",
                TruthBase.GAMES,
                "A storm of 401s, as above, and every fifth read takes 900 ms: the slowness is"
                    + " proved by those that were answered.")
            .faults(Faults.delay(READ, 900, 5))
            .with("cs.embedded.token-life", "10 s")
            .with("cs.auth.renewal", "false")
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming("api_latency_p95", "game_state_p95")
                    .missed(EXPIRED)
                    .counting(TruthCount.ofStatus("auth-expired", 401))));
  }
}
