package cleansignal.reference.socket;

import com.fasterxml.jackson.databind.JsonNode;

/** What a client can send: an Engine.IO 4 packet, and the Socket.IO packet that it may carry. */
sealed interface Packet {

  /** The answer to a heartbeat. */
  record Pong() implements Packet {}

  /** Something that asks for nothing. */
  record Noop() implements Packet {}

  /** The end of the connection. */
  record Close() implements Packet {}

  /**
   * The wish to enter a namespace.
   *
   * @param namespace its name, {@code /} for the default one
   * @param auth what came with it, a missing node if nothing did
   */
  record Connect(String namespace, JsonNode auth) implements Packet {}

  /** The wish to leave it. */
  record Disconnect() implements Packet {}

  /**
   * An event.
   *
   * @param name its name
   * @param payload its first argument, a missing node if it has none
   */
  record Event(String name, JsonNode payload) implements Packet {}

  /** An acknowledgement of something; the target never asks for one. */
  record Ack() implements Packet {}

  /** Something that no client may send; the connection does not survive it. */
  record Malformed(String why) implements Packet {}
}
