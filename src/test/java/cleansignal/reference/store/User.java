package cleansignal.reference.store;

import java.time.Instant;
import java.util.Optional;

/** A registered user. Everybody has the role USER and the rating that newcomers get. */
public final class User {
  /** The rating of somebody who never finished a rated game; no game here is. */
  public static final int RATING = 1200;

  /** The role of everybody here: there are no administrators. */
  public static final String ROLE = "USER";

  private final String id;
  private final String email;
  private final String username;
  private final String passwordHash;
  private final boolean emailVerified;
  private final Instant createdAt;
  private int tokenVersion;
  private Instant lastLoginAt;

  User(
      String id,
      String email,
      String username,
      String passwordHash,
      boolean emailVerified,
      Instant createdAt) {
    this.id = id;
    this.email = email;
    this.username = username;
    this.passwordHash = passwordHash;
    this.emailVerified = emailVerified;
    this.createdAt = createdAt;
  }

  /** The cuid. */
  public String id() {
    return id;
  }

  /** The address, in the spelling of the registration; it is compared case-sensitively. */
  public String email() {
    return email;
  }

  /** The name that other players see. */
  public String username() {
    return username;
  }

  /** The bcrypt hash. */
  public String passwordHash() {
    return passwordHash;
  }

  /** Whether the address was confirmed: true for the pool, false for newcomers. */
  public boolean emailVerified() {
    return emailVerified;
  }

  /** When it was registered. */
  public Instant createdAt() {
    return createdAt;
  }

  /** The version that a token must carry to be worth anything. */
  public int tokenVersion() {
    return tokenVersion;
  }

  /** Makes every token given so far worthless. */
  public void revokeAllTokens() {
    tokenVersion++;
  }

  /** When it last logged in, if ever. */
  public Optional<Instant> lastLoginAt() {
    return Optional.ofNullable(lastLoginAt);
  }

  /** Notes a login. */
  public void loggedInAt(Instant when) {
    lastLoginAt = when;
  }
}
