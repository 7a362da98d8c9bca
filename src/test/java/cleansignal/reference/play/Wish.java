package cleansignal.reference.play;

import cleansignal.reference.game.GameState;
import cleansignal.reference.game.HistoryItem.Move;
import java.util.function.BiPredicate;

/**
 * A move that a player asks for.
 *
 * @param event the event that asked, which an error names
 * @param rejection what he is told if it can't be made
 * @param matches whether a legal move is the one he means
 */
record Wish(String event, String rejection, BiPredicate<GameState, Move> matches) {}
