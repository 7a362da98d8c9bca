package cleansignal.target.socket;

import java.util.OptionalLong;

/** Reads the Socket.IO packets in Engine.IO messages. */
final class Messages {

  /** More digits would not be an id that anybody has given. */
  private static final int LONGEST_ID = 15;

  private Messages() {}

  /** What the frame says whose first character says that it is a message. */
  static Packet parse(String frame) throws JsonSyntaxException {
    if (frame.length() < 2) {
      return new Packet.Malformed("a message without a Socket.IO packet");
    }
    int at = 2;
    String namespace = Packet.MAIN_NAMESPACE;
    if (frame.startsWith("/", at)) {
      int comma = frame.indexOf(',', at);
      int end = comma < 0 ? frame.length() : comma;
      namespace = frame.substring(at, end);
      at = comma < 0 ? end : end + 1;
    }
    int idEnd = at;
    while (idEnd < frame.length() && isDigit(frame.charAt(idEnd))) {
      idEnd++;
    }
    if (idEnd - at > LONGEST_ID) {
      return new Packet.Malformed("an id of too many digits");
    }
    OptionalLong id =
        idEnd == at ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(frame, at, idEnd, 10));
    Slice rest = new Slice(frame, idEnd, frame.length());
    return switch (frame.charAt(1)) {
      case '0' -> connected(namespace, rest);
      case '1' ->
          rest.isEmpty()
              ? new Packet.Disconnect(namespace)
              : new Packet.Malformed("text behind a disconnect");
      case '2' -> event(namespace, id, rest);
      case '3' -> acknowledged(namespace, id, rest);
      case '4' -> refused(namespace, rest);
      // Here the digits count attachments, and a dash follows.
      case '5' -> new Packet.Binary("binary event");
      case '6' -> new Packet.Binary("binary acknowledgement");
      default -> new Packet.Malformed("an unknown kind of Socket.IO packet");
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Packet connected(String namespace, Slice rest) throws JsonSyntaxException {
    String sid = field(rest, "sid");
    return sid.isEmpty()
        ? new Packet.Malformed("a connect without sid")
        : new Packet.Connect(namespace, sid);
  }

  private static Packet refused(String namespace, Slice rest) throws JsonSyntaxException {
    JsonScanner json = JsonScanner.over(rest);
    // Servers of the protocol's version before send the bare message.
    if (json.atString()) {
      String message = json.readString();
      json.finish();
      return new Packet.ConnectError(namespace, message);
    }
    return new Packet.ConnectError(namespace, field(rest, "message"));
  }

  /** A string of an object; empty when there is none of that name. */
  private static String field(Slice object, String name) throws JsonSyntaxException {
    JsonScanner json = JsonScanner.over(object);
    String value = "";
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs(name)) {
        value = json.readString();
      } else {
        json.skip();
      }
    }
    json.finish();
    return value;
  }

  private static Packet event(String namespace, OptionalLong id, Slice rest)
      throws JsonSyntaxException {
    Slice inside = insideArray(rest);
    String frame = inside.frame();
    int nameStart = inside.start();
    int nameEnd = behindString(inside);
    String name = JsonScanner.over(Slice.of(frame.substring(nameStart, nameEnd))).readString();
    int behind = behindWhite(frame, nameEnd, inside.end());
    if (behind == inside.end()) {
      return new Packet.Event(namespace, id, name, new Slice(frame, behind, behind));
    }
    int payload = behindWhite(frame, behind + 1, inside.end());
    return frame.charAt(behind) == ',' && payload < inside.end()
        ? new Packet.Event(namespace, id, name, new Slice(frame, payload, inside.end()))
        : new Packet.Malformed("an event without an argument behind its name");
  }

  private static Packet acknowledged(String namespace, OptionalLong id, Slice rest)
      throws JsonSyntaxException {
    return id.isEmpty()
        ? new Packet.Malformed("an acknowledgement without an id")
        : new Packet.Ack(namespace, id.getAsLong(), insideArray(rest));
  }

  /** What stands between the brackets, without white space around it; the middle is not read. */
  private static Slice insideArray(Slice array) throws JsonSyntaxException {
    String frame = array.frame();
    int open = behindWhite(frame, array.start(), array.end());
    int close = array.end() - 1;
    while (close > open && isWhite(frame.charAt(close))) {
      close--;
    }
    if (close <= open || frame.charAt(open) != '[' || frame.charAt(close) != ']') {
      throw new JsonSyntaxException("no array, or only a part of one");
    }
    int start = behindWhite(frame, open + 1, close);
    while (close > start && isWhite(frame.charAt(close - 1))) {
      close--;
    }
    return new Slice(frame, start, close);
  }

  private static int behindString(Slice text) throws JsonSyntaxException {
    String frame = text.frame();
    if (text.isEmpty() || frame.charAt(text.start()) != '"') {
      throw new JsonSyntaxException("an event without a name");
    }
    for (int i = text.start() + 1; i < text.end(); i++) {
      char c = frame.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        i++;
      }
    }
    throw new JsonSyntaxException("the text ends within a string");
  }

  private static int behindWhite(String frame, int start, int end) {
    int at = start;
    while (at < end && isWhite(frame.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isWhite(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
