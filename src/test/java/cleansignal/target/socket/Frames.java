package cleansignal.target.socket;

import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Reads and writes Engine.IO 4 text frames with Socket.IO 4 (protocol 5) packets inside. Whatever
 * comes is a {@link Packet}: a server's mistake is a result, never an exception.
 *
 * <p>A frame is one digit for Engine.IO, for a message a second one for Socket.IO, then {@code
 * /namespace,} unless it is the main one, then an id in digits when one is given, then JSON.
 */
public final class Frames {

  /** Answers a {@link Packet.Ping}. */
  public static final String PONG = "3";

  /** Says nothing: a server ignores it. */
  public static final String NOOP = "6";

  /** Leaves the main namespace. */
  public static final String DISCONNECT = "41";

  private static final String CONNECT = "40";
  private static final String EVENT = "42";
  private static final String PROBE = "probe";

  private Frames() {}

  /**
   * Asks to be let into the main namespace.
   *
   * @param auth what proves who we are, as a JSON object
   */
  public static String connect(String auth) {
    return CONNECT + auth;
  }

  /**
   * An event with one argument that asks for no acknowledgement.
   *
   * @param payload the argument as JSON
   */
  public static String event(String name, String payload) {
    return EVENT + "[" + quoted(name) + "," + payload + "]";
  }

  /** An event without arguments that asks for no acknowledgement. */
  public static String event(String name) {
    return EVENT + "[" + quoted(name) + "]";
  }

  /** A text as a JSON string. */
  public static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  /** What a frame says. Never throws. */
  public static Packet parse(String frame) {
    if (frame.isEmpty()) {
      return new Packet.Malformed("an empty frame");
    }
    try {
      return switch (frame.charAt(0)) {
        case '0' -> open(frame);
        case '1' -> alone(frame, new Packet.Close());
        case '2' -> perhapsProbe(frame, new Packet.Ping());
        case '3' -> perhapsProbe(frame, new Packet.Pong());
        case '4' -> Messages.parse(frame);
        case '5' -> alone(frame, new Packet.Upgrade());
        case '6' -> alone(frame, new Packet.Noop());
        case 'b' -> new Packet.Binary("binary message");
        default -> new Packet.Malformed("an unknown kind of Engine.IO packet");
      };
    } catch (JsonSyntaxException e) {
      return new Packet.Malformed(e.getMessage());
    }
  }

  private static Packet alone(String frame, Packet packet) {
    return frame.length() == 1 ? packet : new Packet.Malformed("text behind a bare packet");
  }

  private static Packet perhapsProbe(String frame, Packet packet) {
    return frame.length() == 1 + PROBE.length() && frame.endsWith(PROBE)
        ? packet
        : alone(frame, packet);
  }

  private static Packet open(String frame) throws JsonSyntaxException {
    JsonScanner json = JsonScanner.over(new Slice(frame, 1, frame.length()));
    String sid = "";
    int pingInterval = 0;
    int pingTimeout = 0;
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("sid")) {
        sid = json.readString();
      } else if (json.keyIs("pingInterval")) {
        pingInterval = json.readInt();
      } else if (json.keyIs("pingTimeout")) {
        pingTimeout = json.readInt();
      } else {
        json.skip();
      }
    }
    json.finish();
    return sid.isEmpty() || pingInterval <= 0 || pingTimeout <= 0
        ? new Packet.Malformed("a handshake without sid, pingInterval or pingTimeout")
        : new Packet.Open(sid, pingInterval, pingTimeout);
  }
}
