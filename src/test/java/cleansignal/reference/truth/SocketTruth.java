package cleansignal.reference.truth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened on sockets. Events count by name, when they are written to the connection or have
 * been read from it; heartbeats and other packets without an event don't count.
 */
public final class SocketTruth {
  private final Counts refused = new Counts();
  private final Counts closed = new Counts();
  private final Counts sent = new Counts();
  private final Counts received = new Counts();
  private final Map<String, Counts> sentToUser = new TreeMap<>();
  private final Map<String, Counts> receivedFromUser = new TreeMap<>();
  private long opened;
  private long connected;

  /** A WebSocket was opened; nobody knows yet whose it is. */
  public void opened() {
    opened++;
  }

  /** Its CONNECT was acknowledged. */
  public void connected() {
    connected++;
  }

  /** Its CONNECT was refused with this message. */
  public void refused(String message) {
    refused.add(message);
  }

  /** A WebSocket was closed for this reason, by whichever side. */
  public void closed(String reason) {
    closed.add(reason);
  }

  /** An event was written to a socket of this user. */
  public void sent(String username, String event) {
    sent.add(event);
    sentToUser.computeIfAbsent(username, name -> new Counts()).add(event);
  }

  /** An event arrived on a socket of this user. */
  public void received(String username, String event) {
    received.add(event);
    receivedFromUser.computeIfAbsent(username, name -> new Counts()).add(event);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("opened", opened);
    json.put("connected", connected);
    json.put("refused", refused.total());
    json.set("refusedByMessage", refused.toJson());
    json.set("closedByReason", closed.toJson());
    json.set("sent", sent.toJson());
    json.set("received", received.toJson());
    json.set("sentToUser", byUser(sentToUser));
    json.set("receivedFromUser", byUser(receivedFromUser));
    return json;
  }

  private static ObjectNode byUser(Map<String, Counts> counts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    counts.forEach((name, events) -> json.set(name, events.toJson()));
    return json;
  }
}
