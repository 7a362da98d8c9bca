package cleansignal.reference.play;

import cleansignal.reference.game.Turn;
import cleansignal.reference.loop.Timers;
import java.util.List;

/**
 * A question that a player was asked and has not answered.
 *
 * @param id its id
 * @param turn the turn that rests in it
 * @param options the options as JSON, byte for byte as they were sent
 * @param mover the socket whose move raised it
 * @param wish that move
 * @param hold the game's lock, held until the move is done
 * @param timeout ends the wait
 */
record Question(
    String id,
    Turn turn,
    List<String> options,
    Member mover,
    Wish wish,
    GameLock.Hold hold,
    Timers.Timer timeout) {}
