package cleansignal.reference.game;

import java.util.List;

/**
 * A question to a player in the middle of a move.
 *
 * @param kind what is asked
 * @param player who is asked, from 1
 * @param options what each answer does, one at least
 */
public record Decision(Kind kind, int player, List<HistoryItem> options) {

  /** Copies the list. */
  public Decision {
    options = List.copyOf(options);
  }

  /** What is asked. */
  public enum Kind {
    /** Which region to claim. */
    REGION_ORDER("region_order"),
    /** Which stack pays for it. */
    RING_ELIMINATION("ring_elimination");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** The name in questions. */
    public String wireName() {
      return wireName;
    }
  }
}
