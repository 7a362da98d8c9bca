package cleansignal.target;

import java.util.OptionalLong;

/**
 * How a target has used its AI service since its own start, as it counts it itself.
 *
 * @param requests moves that it asked for: answered, failed, or not even sent because it holds the
 *     service for dead; empty when it does not tell
 * @param fallbacks of these, the ones that it answered itself with something simpler; empty when it
 *     does not tell
 */
public record AiUse(OptionalLong requests, OptionalLong fallbacks) {}
