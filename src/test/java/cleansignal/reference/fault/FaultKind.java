package cleansignal.reference.fault;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a fault does to the request that it hits. */
public enum FaultKind {
  /** Answers with an error status instead of calling the handler. */
  ERROR("error"),
  /** Lets the request wait before the handler sees it. */
  DELAY("delay"),
  /**
   * Closes the TCP connection without an answer. Many clients, Gatling among them, silently send a
   * request again when that happens on a connection that they used before.
   */
  DROP("drop"),
  /** Closes the TCP connection in the middle of the answer, which no client can overlook. */
  CUT("cut"),
  /** Removes one field from the JSON that the handler answers. */
  MISSING_FIELD("missing-field"),
  /** Deletes the game that the path names, so that this and later requests on it find nothing. */
  FORGET("forget"),
  /** Gives a user who logs in the tokens that it was given last. */
  DUPLICATE_TOKEN("duplicate-token"),
  /** Answers 500 to a refresh in the second of its token's issue, or of its use. */
  REFRESH_RACE_500("refresh-race-500"),
  /** Lets a refresh give the refresh token again that it used, and a new access token. */
  KEEP_TOKEN("keep-token"),
  /** Reports a service behind the server, which the field names, as not working. */
  SICK("sick"),
  /** Refuses a WebSocket as one of another protocol, or a socket's CONNECT as of a bad token. */
  REFUSE("refuse"),
  /** Leaves out a frame: a state, or all heartbeats of a socket. */
  OMIT("omit"),
  /** Closes a socket that nothing but heartbeats has passed for a while. */
  CLOSE("close"),
  /** Refuses a move that was offered. */
  REJECT("reject"),
  /** Refuses this move and every later one in its game. */
  WEDGE("wedge"),
  /** Takes a question back that was asked. */
  WITHDRAW("withdraw"),
  /** Never answers: a request to the AI service, or a move, which is not made either. */
  HANG("hang"),
  /** Lets the AI service answer without a move. */
  NO_MOVE("no-move"),
  /** Lets the AI service answer with a move that is not allowed. */
  ILLEGAL_MOVE("illegal-move");

  private final String wireName;

  FaultKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name in settings and in the truth, such as {@code missing-field}. */
  @JsonValue
  public String wireName() {
    return wireName;
  }
}
