package cleansignal.plan;

import java.time.Duration;

/**
 * A table that plays, one game after the other, from start to end.
 *
 * @param table number of the session in the whole plan, from 0 in order of start; unique
 * @param slot place of the session in the level, from 0; a slot comes back when the level rises
 *     again after a fall
 * @param seats who sits there
 * @param start when its users begin to play, since time zero
 * @param end when its users leave, since time zero, after start
 */
public record TableSession(int table, int slot, SeatPlan seats, Duration start, Duration end) {}
