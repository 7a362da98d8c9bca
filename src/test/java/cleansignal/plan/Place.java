package cleansignal.plan;

/**
 * A virtual user's place in a game.
 *
 * @param table {@link TableSession#table} where it plays
 * @param seat from 0; seat 0 creates the games of its table, the others join
 */
public record Place(int table, int seat) {}
