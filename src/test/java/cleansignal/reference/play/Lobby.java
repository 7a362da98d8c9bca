package cleansignal.reference.play;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sockets that want to hear of all games. */
public final class Lobby {
  private final Set<Member> subscribers = new LinkedHashSet<>();

  void subscribe(Member member) {
    subscribers.add(member);
  }

  void unsubscribe(Member member) {
    subscribers.remove(member);
  }

  /** Whether anybody listens. */
  public boolean isEmpty() {
    return subscribers.isEmpty();
  }

  /** A game waits for players; {@code game} is its row as JSON. */
  public void created(String game) {
    send("lobby:game_created", game);
  }

  /** A waiting game has so many players now. */
  public void joined(String gameId, int players) {
    send("lobby:game_joined", "{\"gameId\":\"" + gameId + "\",\"playerCount\":" + players + "}");
  }

  /** A waiting game began. */
  void started(String gameId) {
    send("lobby:game_started", "{\"gameId\":\"" + gameId + "\"}");
  }

  /** A game was called off or resigned. */
  public void cancelled(String gameId) {
    send("lobby:game_cancelled", "{\"gameId\":\"" + gameId + "\"}");
  }

  private void send(String event, String payload) {
    if (!subscribers.isEmpty()) {
      byte[] frame = Text.event(event, payload);
      new ArrayList<>(subscribers).forEach(member -> member.send(event, frame));
    }
  }
}
