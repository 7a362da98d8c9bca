package cleansignal.simulation;

import static cleansignal.simulation.Faults.LOGIN;
import static cleansignal.simulation.Faults.READ;

import java.time.Duration;
import java.util.List;

/** Answers that are wrong: how many, of which kind, and when. */
final class ErrorTruths {

  private static final String RATE = "true_error_rate";
  private static final String SERVER_RATE = "error_rate_5xx";

  /** Since the start of the load; the steady window of {@link TruthBase#GAMES} is 6.3 to 12 s. */
  private static final Duration IN_THE_RAMP = Duration.ofSeconds(3);

  private static final Duration IN_THE_WINDOW = Duration.ofSeconds(8);

  private ErrorTruths() {}

  /** The rows. */
  static List<KnownTruth> rows() {
    return List.of(
        KnownTruth.of("games-clean", TruthBase.GAMES, "Nothing.")
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(
                        "availability",
                        RATE,
                        "raw_error_rate",
                        SERVER_RATE,
                        "contract_failures",
                        "lifecycle_mismatches",
                        "auth_expired_rate",
                        "rate_limited_rate",
                        "api_latency_p95",
                        "api_latency_p99",
                        "game_state_p95",
                        "game_state_p99")),
        KnownTruth.of(
                "games-just-inside",
                TruthBase.GAMES,
                "All at once, each just inside its limit: every 1,000th read is a 500 (3 of 2,800 in"
                    + " the window are 0.11 %, at most 0.28 %, inside 0.5 %), every 1,900th a 429 (one"
                    + " or two, at most 0.07 %, inside 0.1 %), and every 300th takes 2.1 s (0.33 %, at"
                    + " most 0.63 %, inside the 1 % of a p99).")
            .faults(
                Faults.error(READ, 500, 1_000),
                Faults.error(READ, 429, 1_900),
                Faults.delay(READ, 2_100, 300))
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(
                        RATE,
                        SERVER_RATE,
                        "rate_limited_rate",
                        "raw_error_rate",
                        "api_latency_p95",
                        "api_latency_p99",
                        "game_state_p95",
                        "game_state_p99")
                    .counting(TruthCount.ofStatus("server-error", 500))
                    .counting(TruthCount.ofStatus("rate-limited", 429))),
        KnownTruth.of(
                "errors-outside",
                TruthBase.GAMES,
                "Every 100th read is a 500: 28 of 2,800 are 1 %, at least 0.71 %, outside 0.5 %; as"
                    + " answers of 5xx they straddle 1 %.")
            .faults(Faults.error(READ, 500, 100))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming(RATE)
                    .unproven(SERVER_RATE)
                    .counting(TruthCount.ofStatus("server-error", 500))),
        KnownTruth.of(
                "errors-straddling",
                TruthBase.GAMES,
                "Every 200th read is a 500: 14 of 2,800 are the limit of 0.5 % itself, 0.30 to 0.78"
                    + " %; as answers of 5xx they are inside 1 %.")
            .faults(Faults.error(READ, 500, 200))
            .expect(
                ExpectedVerdict.of("INCONCLUSIVE")
                    .blaming(RATE)
                    .met(SERVER_RATE)
                    .counting(TruthCount.ofStatus("server-error", 500))),
        KnownTruth.of(
                "server-errors-outside",
                TruthBase.GAMES,
                "Every 100th read is a 500, and as many are a 503, which is an outcome of its own and"
                    + " an answer of 5xx too: 56 of 2,800 are 2 %, at least 1.58 %, outside both"
                    + " limits.")
            .faults(Faults.error(READ, 500, 100), Faults.error(READ, 503, 99))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming(RATE, SERVER_RATE)
                    .counting(TruthCount.ofStatus("server-error", 500))
                    .counting(TruthCount.ofStatus("unavailable", 503))),
        KnownTruth.of(
                "lost-answers-outside",
                TruthBase.GAMES,
                "Every 101st read is cut, and every 79th is answered after 3 s where nobody waits"
                    + " longer than 1 s: 2.3 %; none of them is an answer of 5xx, or in a latency.")
            .faults(Faults.of(READ, "cut", 101), Faults.delay(READ, 3_000, 79))
            .with("cs.http.request-timeout", "1 s")
            .with("gatling.http.requestTimeout", "1000")
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming(RATE)
                    .met(SERVER_RATE, "api_latency_p95")
                    .counting(TruthCount.ofFault("network", "cut"))
                    .counting(TruthCount.ofFault("timeout", "delay"))),
        KnownTruth.of(
                "contract-outside",
                TruthBase.GAMES,
                "Every 2,000th read lacks a field, and as many are a 401 though their token is young,"
                    + " which is no noise: one or two of each in the window, where none may be; as"
                    + " true errors they are 0.07 to 0.14 %.")
            .faults(Faults.missing(READ, "data.game.status", 2_000), Faults.error(READ, 401, 1_900))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming("contract_failures")
                    .met(RATE, "auth_expired_rate")
                    .counting(
                        TruthCount.ofFault("contract", "missing-field")
                            .and("/totals/byStatus/401"))),
        KnownTruth.of(
                "locked-out-in-the-ramp",
                TruthBase.GAMES,
                "Every 25th login is a 429, which is a lock-out and not a limiter: 3 of about 78,"
                    + " all in the ramp, where they don't count.")
            .faults(Faults.error(LOGIN, 429, 25))
            .expect(
                ExpectedVerdict.of("PASS")
                    .met("contract_failures", RATE, "rate_limited_rate")
                    .warning("contract_failures .* over the whole run")
                    .counting(TruthCount.ofStatus("contract", 429))),
        KnownTruth.of(
                "lifecycle-outside",
                TruthBase.GAMES,
                "Every 2,000th read finds its game gone: once for each player of the game, where"
                    + " none may be.")
            .faults(Faults.of(READ, "forget", 2_000))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming("lifecycle_mismatches")
                    .met(RATE)
                    .counting(TruthCount.ofStatus("lifecycle", 404))),
        KnownTruth.of(
                "errors-in-the-ramp",
                TruthBase.GAMES,
                "Every fourth read of the first 3 s is a 500; the window begins at 6.3 s.")
            .faults(Faults.error(READ, 500, 4))
            .struckBy(
                (live, admin) -> {
                  live.awaitTime(admin, IN_THE_RAMP);
                  admin.arm("[]");
                })
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(RATE, SERVER_RATE)
                    .warning("raw_error_rate .* over the whole run")
                    .counting(TruthCount.ofStatus("server-error", 500))),
        KnownTruth.of(
                "errors-in-the-window",
                TruthBase.GAMES,
                "None in the first 8 s; then every 20th read is a 500: about 100 of the window's 2,800,"
                    + " in its last 4 s.")
            .struckBy(
                (live, admin) -> {
                  live.awaitTime(admin, IN_THE_WINDOW);
                  admin.arm("[" + Faults.error(READ, 500, 20) + "]");
                })
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming(RATE, SERVER_RATE)
                    .counting(TruthCount.ofStatus("server-error", 500))));
  }
}
