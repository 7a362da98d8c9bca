package cleansignal.reference.play;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which socket questions to a user go to: his last one. As on the target, the user has none as soon
 * as any of his sockets is gone, until he opens another.
 */
final class UserSockets {
  private final Map<String, Member> lastByUser = new HashMap<>();

  void connected(Member member) {
    lastByUser.put(member.user().id(), member);
  }

  void disconnected(String userId) {
    lastByUser.remove(userId);
  }

  Optional<Member> of(String userId) {
    return Optional.ofNullable(lastByUser.get(userId));
  }
}
