package cleansignal.reference.limit;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The limiters of the target that its HTTP calls meet, with the defaults of the contract, section
 * 2.
 */
public enum LimiterName {
  /** Everything below {@code /api} but authentication and games; by IP. */
  API("api", new LimitRule(50, 60, 300)),
  /** Every request below {@code /api/games}, before authentication; by IP. */
  SANDBOX_AI("sandboxAi", new LimitRule(1000, 60, 60)),
  /** Every request below {@code /api/games}, after authentication; by user. */
  API_AUTHENTICATED("apiAuthenticated", new LimitRule(200, 60, 300)),
  /** New games; by user. */
  GAME_CREATE_USER("gameCreateUser", new LimitRule(20, 600, 600)),
  /** New games; by IP. */
  GAME_CREATE_IP("gameCreateIp", new LimitRule(50, 600, 600)),
  /** Registrations; by IP. */
  AUTH_REGISTER("authRegister", new LimitRule(3, 3600, 3600)),
  /** Forgotten passwords; by IP. */
  AUTH_PASSWORD_RESET("authPasswordReset", new LimitRule(3, 3600, 3600)),
  /** The internal health probes; by IP. */
  INTERNAL_HEALTH("internalHealth", new LimitRule(30, 60, 60));

  private final String wireName;
  private final LimitRule strict;

  LimiterName(String wireName, LimitRule strict) {
    this.wireName = wireName;
    this.strict = strict;
  }

  /** The contract's name, such as {@code sandboxAi}. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The target's default. */
  public LimitRule strict() {
    return strict;
  }
}
