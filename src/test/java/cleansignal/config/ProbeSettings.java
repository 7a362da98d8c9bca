package cleansignal.config;

import java.time.Duration;

/**
 * The user that asks the target for its health, outside all rates.
 *
 * @param interval pause between two questions
 * @param timeout when a question without an answer is a miss
 * @param stopAfter how long the load goes on after that
 */
public record ProbeSettings(Duration interval, Duration timeout, Duration stopAfter) {}
