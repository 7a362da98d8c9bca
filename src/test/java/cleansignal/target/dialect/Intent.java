package cleansignal.target.dialect;

/** What a client wanted, as far as an error says what it is about. */
public enum Intent {
  /** To take part in a game. */
  JOIN,
  /** To listen to a game no more. */
  LEAVE,
  /** To move. */
  MOVE,
  /** To answer a choice. */
  ANSWER,
  /** An echo. */
  PING,
  /** Anything else, or the server does not say. */
  OTHER
}
