package cleansignal.reference.play;

import cleansignal.reference.game.Ascii;
import cleansignal.reference.store.User;
import java.nio.charset.StandardCharsets;

/** The text frames of events, field for field in the target's order. */
public final class Text {
  /** The event that carries a state. */
  public static final String GAME_STATE = "game_state";

  /** The answer to a diagnostic ping, as an event. */
  public static final String PONG = "diagnostic:pong";

  private Text() {}

  /** An event with this payload, which is JSON. */
  public static byte[] event(String name, String payload) {
    return ("42[\"" + name + "\"," + payload + "]").getBytes(StandardCharsets.UTF_8);
  }

  /** An error that belongs to no event. */
  public static byte[] error(String code, String message) {
    return event(
        "error", "{\"type\":\"error\",\"code\":\"" + code + "\",\"message\":\"" + message + "\"}");
  }

  /** An error about an event of the client's. */
  static byte[] error(String code, String message, String event) {
    return event(
        "error",
        "{\"type\":\"error\",\"code\":\""
            + code
            + "\",\"message\":\""
            + message
            + "\",\"event\":\""
            + event
            + "\"}");
  }

  /** An event of a game, with its type, data and time. */
  static byte[] ofGame(String name, String data, String timestamp) {
    return event(
        name,
        "{\"type\":\"" + name + "\",\"data\":{" + data + "},\"timestamp\":\"" + timestamp + "\"}");
  }

  /** A state, with the moves that its receiver may choose from. */
  static byte[] state(
      String gameId, Ascii state, String validMoves, String meta, String timestamp) {
    return new Ascii()
        .add("42[\"game_state\",{\"type\":\"game_update\",\"data\":{\"gameId\":\"" + gameId)
        .add("\",\"gameState\":")
        .add(state)
        .add(",\"validMoves\":")
        .add(validMoves)
        .add(meta.isEmpty() ? "" : ",\"meta\":" + meta)
        .add("},\"timestamp\":\"" + timestamp + "\"}]")
        .toBytes();
  }

  /** The end of a game, instead of its last state. */
  static byte[] gameOver(String gameId, Ascii state, String result, String timestamp) {
    return new Ascii()
        .add("42[\"game_over\",{\"type\":\"game_over\",\"data\":{\"gameId\":\"" + gameId)
        .add("\",\"gameState\":")
        .add(state)
        .add(",\"gameResult\":" + result)
        .add("},\"timestamp\":\"" + timestamp + "\"}]")
        .toBytes();
  }

  /** The game and player of a presence event, without braces. */
  static String player(String gameId, User user) {
    return "\"gameId\":\""
        + gameId
        + "\",\"player\":{\"id\":\""
        + user.id()
        + "\",\"username\":\""
        + user.username()
        + "\"}";
  }
}
