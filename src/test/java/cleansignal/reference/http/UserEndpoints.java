package cleansignal.reference.http;

import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.store.User;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;

/** Profile and statistics of the caller, and the calls on users that never work on the target. */
final class UserEndpoints {
  private final Clock clock;

  UserEndpoints(Clock clock) {
    this.clock = clock;
  }

  Reply profile(Call call) {
    User user = call.user();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.putObject("user")
        .put("id", user.id())
        .put("email", user.email())
        .put("username", user.username())
        .put("role", User.ROLE)
        .put("rating", User.RATING)
        .put("gamesPlayed", 0)
        .put("gamesWon", 0)
        .put("createdAt", Timestamps.iso(user.createdAt()))
        .put("lastLoginAt", user.lastLoginAt().map(Timestamps::iso).orElse(null))
        .put("emailVerified", user.emailVerified())
        .put("isActive", true);
    return Reply.data(data);
  }

  Reply stats(Call call) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ObjectNode stats = data.putObject("stats");
    stats
        .put("rating", User.RATING)
        .put("gamesPlayed", 0)
        .put("gamesWon", 0)
        .put("gamesLost", 0)
        .put("winRate", 0)
        .putArray("recentGames");
    stats
        .putArray("ratingHistory")
        .addObject()
        .put("date", Timestamps.iso(clock.instant()))
        .put("rating", User.RATING)
        .put("change", 0)
        .putNull("gameId");
    return Reply.data(data);
  }

  /** The target refuses its own ids here. */
  static Reply refuseId(Call call) {
    throw ApiError.of(400, "SERVER_INTERNAL_ERROR", "Invalid user ID format");
  }

  /** Nobody here is an administrator. */
  static Reply refuseRole(Call call) {
    throw ApiError.of(403, "SERVER_INTERNAL_ERROR", "Insufficient permissions");
  }
}
