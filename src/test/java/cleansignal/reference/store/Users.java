package cleansignal.reference.store;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All users, by id, address and name. */
public final class Users {
  private final Ids ids;
  private final Clock clock;
  private final Map<String, User> byId = new HashMap<>();
  private final Map<String, User> byEmail = new HashMap<>();
  private final Map<String, User> byName = new HashMap<>();

  /** Nobody yet. */
  public Users(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds a user; the caller has made sure that address and name are free.
   *
   * @param passwordHash bcrypt hash
   */
  public User add(String email, String username, String passwordHash, boolean emailVerified) {
    User user = new User(ids.cuid(), email, username, passwordHash, emailVerified, clock.instant());
    byId.put(user.id(), user);
    byEmail.put(email, user);
    byName.put(username, user);
    return user;
  }

  /** The user with this id. */
  public Optional<User> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The user with this address, compared case-sensitively as the target does. */
  public Optional<User> byEmail(String email) {
    return Optional.ofNullable(byEmail.get(email));
  }

  /** Whether this name is in use. */
  public boolean isNameTaken(String username) {
    return byName.containsKey(username);
  }
}
