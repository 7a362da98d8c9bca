/**
 * A small turn-based game with the phases, seats, messages and sizes of the target's: enough to
 * keep a client busy, no attempt at its rules. Pure: no clock, no sockets, and the same seed and
 * choices give the same game.
 *
 * <p>A turn is a placement, then a movement or a capture that may chain. Each leaves a marker where
 * it started. Own markers that touch one another in a group can be claimed as territory at the end
 * of the turn, at the price of a stack's cap; who has lost enough rings that way, or claimed enough
 * territory, wins. Somebody always has a legal move.
 */
package cleansignal.reference.game;
