package cleansignal.simulation;

import java.util.List;

/** What few players do: come back, watch, leave decisions to the target. All of it only warns. */
final class OptionTruths {

  private static final String RECONNECTS = "ws_reconnect_success";

  private OptionTruths() {}

  /** The rows. */
  static List<KnownTruth> rows() {
    return List.of(
        reconnecting(
                "options-inside",
                "Players come back, spectators watch, and nine of ten decisions are left to the"
                    + " target, which resolves them after 1.5 s.")
            .server("{'play':{'choiceTimeoutMillis':1500},'ai':{'maxConcurrent':1000}}")
            .with("cs.play.spectator.probability", "1")
            .with("cs.play.spectator.session", "1 s")
            .with("cs.play.spectator.join-delay", "200 ms")
            .with("cs.play.decision-timeout.probability", "0.9")
            .with("cs.play.decision-timeout.max-per-game", "10")
            .with("cs.play.decision-timeout.max-wait", "5 s")
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(
                        RECONNECTS,
                        "ws_spectate_success",
                        "ws_spectate_delay_p95",
                        "decision_timeout_success",
                        "move_success",
                        "true_error_rate")),
        reconnecting(
                "reconnects-outside",
                "Players come back several times. Every connect and reconnect takes 1.2 s, outside 1"
                    + " s, which warns where users connect once; and every 15th is refused, so 6 %"
                    + " of the reconnects, outside 1 %: a refused handshake in the window decides.")
            .faults(Faults.of("WS connect", "refuse", 15), Faults.delay("WS connect", 1_200, 1))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blamingAtLeast("ws_protocol_errors")
                    .missed(RECONNECTS, "ws_reconnect_p95", "ws_connect_p95")
                    .warning("ws_reconnect_p95 .* priority medium")
                    .counting(TruthCount.ofFaultAt("protocol", "WS connect", "refuse"))));
  }

  private static KnownTruth reconnecting(String id, String seeded) {
    return KnownTruth.of(id, TruthBase.PLAY, seeded)
        .with("cs.play.reconnect.probability", "0.08")
        .with("cs.play.reconnect.max-per-game", "10")
        .with("cs.play.reconnect.delay", "200 ms");
  }
}
