package cleansignal.target.dialect;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How one game server speaks over its WebSocket: frames to events, and a player's intentions to
 * frames. Nothing in here knows a particular game. Implementations have no state: one serves all
 * users, from any thread.
 */
public interface Dialect {

  /** Path and query of the WebSocket, for example {@code /socket?version=4}. */
  String path();

  /**
   * What a text frame of the server says. Never throws: what can't be understood is {@link
   * GameEvent.Malformed}.
   */
  GameEvent read(String frame);

  /** Answers {@link GameEvent.Opened}: asks to be let in. */
  String connect(String accessToken);

  /** Says nothing and is answered by nothing, for a client that can only wait after a send. */
  String nothing();

  /** Takes part in a game, or asks for its present state once more. */
  String joinGame(String gameId);

  /** Listens to a game no more; gives up no seat. */
  String leaveGame(String gameId);

  /**
   * A random one of the moves that a state offers.
   *
   * @param random the player's own source of chance
   * @return the frame, or the body of a {@link #isCall call}; empty when the state offers none that
   *     can be sent
   */
  Optional<String> move(GameState state, RandomGenerator random);

  /** Whether what {@link #move} gave is the JSON body of a call over HTTP, and no frame. */
  boolean isCall(String move);

  /**
   * A random one of a choice's options, byte for byte as received.
   *
   * @param random the player's own source of chance
   */
  String answer(GameEvent.Choice choice, RandomGenerator random);

  /**
   * Asks for an echo.
   *
   * @param sequence comes back in {@link GameEvent.Echo}, 0 to 999,999,999
   * @param nowMillis ms since the epoch
   */
  String ping(int sequence, long nowMillis);

  /** Asks to be told what opens and closes in the lobby. */
  String subscribeLobby();
}
