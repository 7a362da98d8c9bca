package cleansignal.simulation;

import java.util.List;

/** Live play: moves that are late, refused or never answered, games that stop, AIs, options. */
final class PlayTruths {

  private static final String STATES = "WS game_state";
  private static final String MOVES = "WS move";
  private static final String AI = "AI move";
  private static final String MOVE = "move_latency_p95";
  private static final String MOVE_TAIL = "move_latency_p99";
  private static final String SUCCESS = "move_success";
  private static final String STALLS = "move_stall_rate";
  private static final String AI_TURN = "ai_latency_p95";
  private static final String FALLBACKS = "ai_fallback_rate";

  private PlayTruths() {}

  /** The rows. */
  static List<KnownTruth> rows() {
    return List.of(
        KnownTruth.of("play-clean", TruthBase.PLAY, "Nothing.")
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(
                        "true_error_rate",
                        "ws_protocol_errors",
                        "ws_connection_errors",
                        MOVE,
                        MOVE_TAIL,
                        SUCCESS,
                        STALLS,
                        AI_TURN,
                        "ai_latency_p99",
                        "ai_turn_total_p95",
                        "ai_turn_total_p99",
                        FALLBACKS,
                        "wedged_games")),
        KnownTruth.of(
                "play-just-inside",
                TruthBase.PLAY,
                "All at once, each just inside its limit: every 60th state comes 400 ms late and the"
                    + " 1,900th 2.2 s (1.7 % of about 1,200 moves, at most 2.5 %, inside 5 %; one"
                    + " stall at most, 0.39 %, inside 0.5 %); every 1,000th move is refused (one or"
                    + " two, at most 0.52 %, inside 1 %); every 40th answer of the AI service"
                    + " takes 1.8 s (2.5 %, at most 3.5 %, inside 5 %) and every 300th is a 500 (4 of"
                    + " about 1,200, at most 0.76 %, inside 1 %).")
            .faults(
                Faults.delay(STATES, 400, 60),
                Faults.delay(STATES, 2_200, 1_900),
                Faults.of(MOVES, "reject", 1_000),
                Faults.delay(AI, 1_800, 40),
                "{'route':'AI move','kind':'error','every':300}")
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(MOVE, STALLS, SUCCESS, AI_TURN, FALLBACKS, "true_error_rate")
                    .counting(TruthCount.ofFaultAt("rejected", MOVES, "reject"))),
        KnownTruth.of(
                "slow-moves-outside",
                TruthBase.PLAY,
                "Every ninth state comes 500 ms late: 11 % of the moves, at least 9.6 %.")
            .faults(Faults.delay(STATES, 500, 9))
            .expect(ExpectedVerdict.of("FAIL").blaming(MOVE).met(SUCCESS)),
        KnownTruth.of(
                "within-the-margin",
                TruthBase.PLAY,
                "Every ninth state comes 303 ms late and every tenth answer of the AI service takes"
                    + " 1,510 ms: the p95s, in the middle of the late ones, lie between 300 and 330"
                    + " ms and between 1.5 and 1.65 s.")
            .faults(Faults.delay(STATES, 303, 9), Faults.delay(AI, 1_510, 10))
            .expect(ExpectedVerdict.of("CONDITIONAL").blaming(MOVE, AI_TURN).met(SUCCESS, STALLS)),
        KnownTruth.of(
                "stalls-outside",
                TruthBase.PLAY,
                "Every 33rd state comes 2.2 s late: 2 to 3 % of the moves, at least 1.4 %, outside 0.5"
                    + " %; none is an error. Their p99 warns.")
            .faults(Faults.delay(STATES, 2_200, 33))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming(STALLS)
                    .met(MOVE, SUCCESS, "true_error_rate")
                    .missed(MOVE_TAIL)),
        KnownTruth.of(
                "unanswered-outside",
                TruthBase.PLAY,
                "Every 25th move is never answered, and nobody waits longer than 3 s: 4 % of the"
                    + " moves are stalled, and about 2 % of all requests.")
            .faults(Faults.of(MOVES, "hang", 25))
            .with("cs.play.move-timeout", "3 s")
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming("true_error_rate", SUCCESS, STALLS)
                    .counting(TruthCount.ofFaultAt("stalled", MOVES, "hang"))),
        KnownTruth.of(
                "rejected-outside",
                TruthBase.PLAY,
                "Every 25th move is refused: 4 % of the moves, at least 3.2 %, outside 1 %; about 2"
                    + " % of all requests.")
            .faults(Faults.of(MOVES, "reject", 25))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming("true_error_rate", SUCCESS)
                    .met(STALLS)
                    .counting(TruthCount.ofFaultAt("rejected", MOVES, "reject"))),
        KnownTruth.of(
                "wedged-inside",
                TruthBase.PLAY,
                "Games are left after 8 moves, and the 1,100th move wedges its game: one of about"
                    + " 200, inside 1 %; its three refused moves are 0.25 %.")
            .faults(Faults.of(MOVES, "wedge", 1_100))
            .with("cs.games.max-moves", "8")
            .expect(
                ExpectedVerdict.of("PASS")
                    .met("wedged_games", SUCCESS)
                    .counting(TruthCount.ofFaultAt("rejected", MOVES, "wedge"))),
        KnownTruth.of(
                "wedged-outside",
                TruthBase.PLAY,
                "Every 900th move wedges its game: two of about 80 games, 2.5 %, outside 1 %.")
            .faults(Faults.of(MOVES, "wedge", 900))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming("wedged_games")
                    .counting(TruthCount.ofFaultAt("rejected", MOVES, "wedge"))),
        KnownTruth.of(
                "forgotten-in-mid-play",
                TruthBase.PLAY,
                "The 600th and the 1,200th move find their games gone: noticed by the move, and by a"
                    + " read that is under way, where it may never be.")
            .faults(Faults.of(MOVES, "forget", 600))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming("lifecycle_mismatches")
                    .met("true_error_rate", SUCCESS)
                    .counting(
                        TruthCount.ofFaultAt("lifecycle", MOVES, "forget")
                            .and("/totals/byStatus/404"))),
        KnownTruth.of(
                "very-slow-ai",
                TruthBase.PLAY,
                "Every sixth takes 5.2 s: outside every limit of an AI's turn.")
            .faults(Faults.delay(AI, 5_200, 6))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blamingAtLeast(AI_TURN)
                    .missed("ai_latency_p99", "ai_turn_total_p95", "ai_turn_total_p99")),
        KnownTruth.of(
                "fallbacks-outside",
                TruthBase.PLAY,
                "Every 40th: 2.5 %, at least 1.9 %, outside 1 %. That warns; but the AIs' latency,"
                    + " which fallbacks flatter, is no more comparable and proves nothing.")
            .faults("{'route':'AI move','kind':'error','every':40}")
            .expect(
                ExpectedVerdict.of("INCONCLUSIVE")
                    .blaming(AI_TURN)
                    .missed(FALLBACKS)
                    .warning("ai_fallback_rate .* priority medium")),
        KnownTruth.of(
                "fallbacks-decide",
                TruthBase.AI_HEAVY,
                "Every 60th, in a run that is about its AIs: 1.7 %, at least 1.2 %, outside"
                    + " production's 0.5 %, and there it decides.")
            .faults("{'route':'AI move','kind':'error','every':60}")
            .expect(ExpectedVerdict.of("FAIL").blaming(FALLBACKS).unproven(AI_TURN).met(SUCCESS)));
  }
}
