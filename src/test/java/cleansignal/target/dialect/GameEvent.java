package cleansignal.target.dialect;

import cleansignal.outcome.Outcome;
import cleansignal.target.socket.Slice;
import java.time.Duration;
import java.util.List;

/** What one frame of a game server tells a client. */
public sealed interface GameEvent {

  /**
   * The socket is open; nobody is let in yet.
   *
   * @param pingInterval how often the server's heartbeat comes
   * @param pingTimeout how long the server waits for its answer
   */
  record Opened(Duration pingInterval, Duration pingTimeout) implements GameEvent {}

  /** The server's heartbeat, which must be answered. */
  record Heartbeat() implements GameEvent {}

  /** We are let in. */
  record Ready() implements GameEvent {}

  /**
   * We are not let in; the socket stays open all the same.
   *
   * @param message the server's reason
   * @param tokenRefused whether the reason is the token that was sent, which may have expired
   */
  record Refused(String message, boolean tokenRefused) implements GameEvent {

    /**
     * What the attempt counts as.
     *
     * @param tokenExpired whether the token was past its known expiry
     */
    public Outcome outcome(boolean tokenExpired) {
      return tokenRefused && tokenExpired ? Outcome.AUTH_EXPIRED : Outcome.PROTOCOL;
    }
  }

  /** The server ends the connection on its own. */
  record Closed() implements GameEvent {}

  /** A game's state. */
  record State(GameState state) implements GameEvent {}

  /**
   * A game is over.
   *
   * @param state its last, without moves
   * @param reason the server's word for it; empty when it gives none
   */
  record Over(GameState state, String reason) implements GameEvent {}

  /**
   * A move can't be completed before its player has chosen.
   *
   * @param id as the server named it
   * @param gameId the game's
   * @param seat number of the seat that is asked
   * @param kind the game's own word for what is asked
   * @param options at least one, as the server wrote them
   */
  record Choice(String id, String gameId, int seat, String kind, List<Slice> options)
      implements GameEvent {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when there is nothing to choose from
     */
    public Choice {
      options = List.copyOf(options);
      if (options.isEmpty()) {
        throw new IllegalArgumentException("a choice without options");
      }
    }
  }

  /** A choice was withdrawn: {@link Choice#id()}. */
  record ChoiceCanceled(String id) implements GameEvent {}

  /**
   * A decision's time runs out.
   *
   * @param gameId the game's
   * @param seat number of the seat that should decide
   * @param passed whether it has run out: the server decides on its own
   */
  record Deadline(String gameId, int seat, boolean passed) implements GameEvent {}

  /**
   * Something that we sent was not done.
   *
   * @param code the server's code
   * @param message the server's words
   * @param outcome what the exchange counts as
   * @param about what we had sent
   */
  record Failure(String code, String message, Outcome outcome, Intent about) implements GameEvent {}

  /** Answer to our ping of that number. */
  record Echo(int sequence) implements GameEvent {}

  /**
   * Something in the lobby.
   *
   * @param what the server's word for it
   */
  record Lobby(String what) implements GameEvent {}

  /**
   * Somebody spoke.
   *
   * @param what the server's word for it
   */
  record Chat(String what) implements GameEvent {}

  /**
   * Another player of the game came, went, or lost its connection.
   *
   * @param what the server's word for it
   */
  record Presence(String what) implements GameEvent {}

  /**
   * Nothing that concerns a player.
   *
   * @param what one word for a log
   */
  record Noise(String what) implements GameEvent {}

  /**
   * The frame breaks the protocol.
   *
   * @param reason one short sentence for a log; holds nothing of the frame
   */
  record Malformed(String reason) implements GameEvent {}
}
