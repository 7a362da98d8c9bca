package cleansignal.reference.play;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The sockets that look at a game, players and spectators alike. */
final class Room {
  private final Set<Member> members = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Member> inOrder = new ArrayList<>();

  /** Lets a socket in; harmless if it is in already. */
  void enter(Member member) {
    if (members.add(member)) {
      inOrder.add(member);
    }
  }

  /** Lets a socket out. */
  void leave(Member member) {
    if (members.remove(member)) {
      inOrder.removeIf(other -> other == member);
    }
  }

  /** Who is in, in the order in which they came. */
  List<Member> members() {
    return List.copyOf(inOrder);
  }

  /** Sends this to all. */
  void send(String event, byte[] frame) {
    members().forEach(member -> member.send(event, frame));
  }

  /** Sends this to all but one. */
  void sendToOthers(Member sender, String event, byte[] frame) {
    members().stream().filter(member -> member != sender).forEach(m -> m.send(event, frame));
  }
}
