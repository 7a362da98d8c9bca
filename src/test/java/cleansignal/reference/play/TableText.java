package cleansignal.reference.play;

import cleansignal.reference.game.Ascii;
import cleansignal.reference.game.Chronicle;
import cleansignal.reference.game.Decision;
import cleansignal.reference.game.Ending;
import cleansignal.reference.game.GameCard;
import cleansignal.reference.game.GameState;
import cleansignal.reference.game.MoveText;
import cleansignal.reference.game.Rules;
import cleansignal.reference.game.StateText;
import cleansignal.reference.loop.Timestamps;
import java.time.Clock;
import java.util.List;

/** What is told of one game, as frames. */
final class TableText {
  private static final String NO_MOVES = "[]";

  private final GameCard card;
  private final Chronicle chronicle;
  private final Clock clock;

  TableText(GameCard card, Chronicle chronicle, Clock clock) {
    this.card = card;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  String now() {
    return Timestamps.iso(clock.instant());
  }

  /** A state, rendered once for everybody. */
  final class Update {
    private final GameState state;
    private final Ascii text;
    private final String meta;
    private byte[] plain;
    private byte[] withMoves;

    Update(GameState state, StateText.Moment moment, String meta) {
      this.state = state;
      this.text = StateText.render(card, state, chronicle, moment, StateText.BoardForm.WHOLE);
      this.meta = meta;
    }

    /** For those who may not move. */
    byte[] plain() {
      if (plain == null) {
        plain = Text.state(card.id(), text, NO_MOVES, meta, now());
      }
      return plain;
    }

    /** For him who may. */
    byte[] withMoves() {
      if (withMoves == null) {
        String now = now();
        String moves =
            MoveText.validMoves(state.grid(), Rules.legalMoves(state), state.moves() + 1, now);
        withMoves = Text.state(card.id(), text, moves, meta, now);
      }
      return withMoves;
    }
  }

  Update update(GameState state, StateText.Moment moment, String meta) {
    return new Update(state, moment, meta);
  }

  byte[] state(GameState state, StateText.Moment moment) {
    return StateText.render(card, state, chronicle, moment, StateText.BoardForm.WHOLE).toBytes();
  }

  /** What is kept of a game that is over: its histories would fill the memory. */
  String stateWithoutHistory(GameState state, StateText.Moment moment) {
    return StateText.render(card, state, new Chronicle(state), moment, StateText.BoardForm.HOLLOW)
        .toString();
  }

  byte[] gameOver(GameState state, StateText.Moment moment, Ending ending) {
    Ascii text = StateText.render(card, state, chronicle, moment, StateText.BoardForm.HOLLOW);
    return Text.gameOver(card.id(), text, StateText.result(state, ending), now());
  }

  /** An id that no other question has, unless two of a kind are asked in the same millisecond. */
  String questionId(Decision decision) {
    return decision.kind().wireName()
        + "|"
        + card.id()
        + "|"
        + decision.player()
        + "|"
        + clock.millis();
  }

  byte[] question(
      String id,
      GameState state,
      StateText.Moment moment,
      Decision decision,
      List<String> options) {
    boolean region = decision.kind() == Decision.Kind.REGION_ORDER;
    String prompt =
        region
            ? "Claim this territory region? It will cost your entire cap from a stack outside."
            : "Territory cost: You must eliminate your ENTIRE CAP from an eligible stack outside"
                + " the region.";
    return new Ascii()
        .add("42[\"player_choice_required\",{\"id\":\"" + id)
        .add("\",\"gameId\":\"" + card.id())
        .add("\",\"playerNumber\":" + decision.player())
        .add(",\"type\":\"" + decision.kind().wireName())
        .add(region ? "\"" : "\",\"eliminationContext\":\"territory\"")
        .add(",\"prompt\":\"" + prompt)
        .add("\",\"intermediateState\":")
        .add(StateText.render(card, state, chronicle, moment, StateText.BoardForm.HOLLOW))
        .add(",\"options\":[" + String.join(",", options))
        .add("]}]")
        .toBytes();
  }

  byte[] decisionWarning(GameState state, long remainingMillis) {
    return Text.ofGame(
        "decision_phase_timeout_warning",
        decisionHead(state) + ",\"remainingMs\":" + remainingMillis,
        now());
  }

  byte[] decidedByTimeout(GameState state, String moveId, String moveType) {
    return Text.ofGame(
        "decision_phase_timed_out",
        decisionHead(state)
            + ",\"autoSelectedMoveId\":\""
            + moveId
            + "\",\"reason\":\"Decision timeout: auto-selected "
            + moveType
            + "\"",
        now());
  }

  /** What a state says of the move that the server chose for a player. */
  static String autoResolved(int player, String moveId) {
    return "{\"diffSummary\":{\"decisionAutoResolved\":{\"choiceType\":\"capture_direction\","
        + "\"choiceKind\":\"capture_direction\",\"actingPlayerNumber\":"
        + player
        + ",\"resolvedMoveId\":\""
        + moveId
        + "\",\"reason\":\"timeout\"}}}";
  }

  private String decisionHead(GameState state) {
    return "\"gameId\":\""
        + card.id()
        + "\",\"playerNumber\":"
        + state.player()
        + ",\"phase\":\""
        + state.phase().wireName()
        + "\"";
  }
}
