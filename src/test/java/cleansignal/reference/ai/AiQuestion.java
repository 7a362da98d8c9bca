package cleansignal.reference.ai;

import cleansignal.reference.game.GameState;
import cleansignal.reference.game.HistoryItem.Move;
import java.util.List;
import java.util.function.Supplier;

/**
 * A turn that an AI must take.
 *
 * @param state the game
 * @param legal its moves, two or more
 * @param stateJson the state as text, made only if the service is asked
 * @param seed the game's seed
 */
public record AiQuestion(GameState state, List<Move> legal, Supplier<byte[]> stateJson, int seed) {}
