package cleansignal.config;

import java.util.OptionalInt;

/**
 * The AI seats of a game, in the target's own words.
 *
 * @param mode service or local_heuristic
 * @param type the AI's algorithm: random, heuristic, minimax, mcts, descent, policy_only,
 *     gumbel_mcts or ig_gmo
 * @param difficulty 1 to 10
 * @param count AI seats a game, 0 to 3; empty = the plan's own
 */
public record AiSettings(String mode, String type, int difficulty, OptionalInt count) {}
