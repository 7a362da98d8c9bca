package cleansignal.reference.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Reads packets. Whatever comes, comes out as a packet. */
final class PacketReader {
  private static final String DEFAULT_NAMESPACE = "/";

  private final ObjectMapper mapper =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Reads one text frame. */
  Packet read(String text) {
    return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
      case '1' -> new Packet.Close();
      case '3' -> new Packet.Pong();
      case '4' -> message(text);
      case '6' -> new Packet.Noop();
      default -> new Packet.Malformed("no packet for a client to send");
    };
  }

  private Packet message(String text) {
    int at = 2;
    String namespace = DEFAULT_NAMESPACE;
    if (text.startsWith("/", at)) {
      int comma = text.indexOf(',', at);
      namespace = text.substring(at, comma < 0 ? text.length() : comma);
      at = comma < 0 ? text.length() : comma + 1;
    }
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    try {
      return packet(text.length() > 1 ? text.charAt(1) : ' ', namespace, json(text, at));
    } catch (JsonProcessingException malformed) {
      return new Packet.Malformed("no JSON");
    }
  }

  private static Packet packet(char type, String namespace, JsonNode data) {
    if (type == '0' && (data.isMissingNode() || data.isObject())) {
      return new Packet.Connect(namespace, data);
    }
    if (!namespace.equals(DEFAULT_NAMESPACE)) {
      return new Packet.Malformed("no such namespace");
    }
    if (type == '1' && data.isMissingNode()) {
      return new Packet.Disconnect();
    }
    if (type == '2' && data.path(0).isTextual()) {
      return new Packet.Event(data.get(0).textValue(), data.path(1));
    }
    return type == '3' && data.isArray()
        ? new Packet.Ack()
        : new Packet.Malformed("no Socket.IO packet for a client to send");
  }

  private JsonNode json(String text, int at) throws JsonProcessingException {
    return at >= text.length() ? MissingNode.getInstance() : mapper.readTree(text.substring(at));
  }
}
