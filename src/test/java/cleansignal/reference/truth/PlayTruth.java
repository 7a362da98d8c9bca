package cleansignal.reference.truth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What was played on sockets. */
public final class PlayTruth {

  /** What can happen to a question that a player was asked. */
  public enum Choice {
    /** It was asked. */
    ASKED,
    /** It was answered with one of its options. */
    ANSWERED,
    /** It was answered with something else. */
    INVALID,
    /** Its time was up. */
    TIMED_OUT,
    /** It was taken back: by a fault, because its player was gone, or because the game was over. */
    CANCELED,
    /** It could not be asked, because its player had no socket to send it to. */
    UNDELIVERABLE
  }

  private final Counts finished = new Counts();
  private final Counts rejected = new Counts();
  private final Counts choices = new Counts();
  private final Counts aiOutcomes = new Counts();
  private long started;
  private long lost;
  private long humanMoves;
  private long aiMoves;
  private long aiWithoutMove;
  private long timeouts;

  /** A game became active. */
  public void gameStarted() {
    started++;
  }

  /** A game was over for this reason. */
  public void gameFinished(String reason) {
    finished.add(reason);
  }

  /** A running game was forgotten. */
  public void gameLost() {
    lost++;
  }

  /** A human's move was made, its decisions included. */
  public void humanMoved() {
    humanMoves++;
  }

  /** An AI's move was made. */
  public void aiMoved() {
    aiMoves++;
  }

  /** An AI should have moved and had no move; its game stands still. */
  public void aiHadNoMove() {
    aiWithoutMove++;
  }

  /**
   * A move was not made, for this reason. So every move that was sent is one of a human, was
   * rejected, or waits for an answer.
   */
  public void moveRejected(String reason) {
    rejected.add(reason);
  }

  /** Something happened to a question. */
  public void choice(Choice what) {
    choices.add(what.name().toLowerCase(java.util.Locale.ROOT));
  }

  /** The server moved for a player who let a capture chain wait. */
  public void decidedByTimeout() {
    timeouts++;
  }

  /** The AI service was asked, and this came of it. */
  public void aiServiceAsked(String outcome) {
    aiOutcomes.add(outcome);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode games = json.putObject("games");
    games.put("started", started).put("finished", finished.total()).put("lost", lost);
    games.set("finishedByReason", finished.toJson());
    ObjectNode moves = json.putObject("moves");
    moves
        .put("human", humanMoves)
        .put("ai", aiMoves)
        .put("aiWithoutMove", aiWithoutMove)
        .put("rejected", rejected.total());
    moves.set("rejectedByReason", rejected.toJson());
    json.set("choices", choices.toJson());
    json.put("decidedByTimeout", timeouts);
    json.set("aiService", aiOutcomes.toJson());
    return json;
  }
}
