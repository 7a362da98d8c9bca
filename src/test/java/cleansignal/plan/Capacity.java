package cleansignal.plan;

/**
 * What a named run promises to hold at once; the limits of the concurrency objectives.
 *
 * @param games running games, at least 1
 * @param players occupied seats, AI seats included
 */
public record Capacity(int games, int players) {}
