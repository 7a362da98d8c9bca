package cleansignal.target.socket;

import java.util.OptionalLong;

/** What one WebSocket text frame says in Engine.IO 4 and, inside it, Socket.IO 4. */
public sealed interface Packet {

  /** The namespace of packets that name none. */
  String MAIN_NAMESPACE = "/";

  /**
   * Engine.IO handshake, the server's first packet.
   *
   * @param sid id of the Engine.IO session
   * @param pingIntervalMillis how often the server will ping
   * @param pingTimeoutMillis how long it will wait for the answer
   */
  record Open(String sid, int pingIntervalMillis, int pingTimeoutMillis) implements Packet {}

  /** Engine.IO close. */
  record Close() implements Packet {}

  /** Heartbeat; must be answered by a pong. */
  record Ping() implements Packet {}

  /** Answer to a ping of ours. */
  record Pong() implements Packet {}

  /** The last step of a change of transport. */
  record Upgrade() implements Packet {}

  /** Engine.IO's nothing. */
  record Noop() implements Packet {}

  /**
   * The server accepts us in a namespace: only now is the socket of any use.
   *
   * @param namespace starts with a slash
   * @param sid id of the Socket.IO session
   */
  record Connect(String namespace, String sid) implements Packet {}

  /**
   * The server refuses us in a namespace.
   *
   * @param namespace starts with a slash
   * @param message the server's reason
   */
  record ConnectError(String namespace, String message) implements Packet {}

  /**
   * The server puts us out of a namespace.
   *
   * @param namespace starts with a slash
   */
  record Disconnect(String namespace) implements Packet {}

  /**
   * Something happened.
   *
   * @param namespace starts with a slash
   * @param id what an acknowledgement would have to carry; empty when none is wanted
   * @param name of the event
   * @param payload the arguments behind the name, as JSON, with commas between; empty without
   *     arguments. It is not looked at here: that it is well-formed is its reader's business
   */
  record Event(String namespace, OptionalLong id, String name, Slice payload) implements Packet {}

  /**
   * Answer to an event of ours.
   *
   * @param namespace starts with a slash
   * @param id the event's
   * @param payload as in {@link Event}
   */
  record Ack(String namespace, long id, Slice payload) implements Packet {}

  /**
   * A packet with binary attachments, which this suite does not read.
   *
   * @param what the kind of packet
   */
  record Binary(String what) implements Packet {}

  /**
   * No packet at all.
   *
   * @param reason one short sentence for a log; holds nothing of the frame
   */
  record Malformed(String reason) implements Packet {}
}
