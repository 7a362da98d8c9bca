package cleansignal.reference.http;

import cleansignal.reference.limit.LimiterName;
import java.util.List;

/** A part of the URL space: where it is mounted, what limits it and whether it wants a user. */
enum Zone {
  /** Health, readiness and metrics, outside the API and all limits. */
  OPERATIONS("", false, List.of(), List.of()),
  /** The API's own description. */
  INDEX("/api", false, List.of(), List.of()),
  /** Log in and the like. */
  AUTH("/api/auth", false, List.of(), List.of()),
  /** Registration. */
  REGISTER("/api/auth", false, List.of(LimiterName.AUTH_REGISTER), List.of()),
  /** Forgotten passwords. */
  PASSWORD_RESET("/api/auth", false, List.of(LimiterName.AUTH_PASSWORD_RESET), List.of()),
  /** Log out. */
  SESSION("/api/auth", true, List.of(), List.of()),
  /** Games. */
  GAMES(
      "/api/games", true, List.of(LimiterName.SANDBOX_AI), List.of(LimiterName.API_AUTHENTICATED)),
  /** Users and administration. */
  USERS("/api/users", true, List.of(LimiterName.API), List.of()),
  /** Administration. */
  ADMIN("/api/admin", true, List.of(LimiterName.API), List.of()),
  /** Probes from inside the cluster. */
  INTERNAL(
      "/api/internal", false, List.of(LimiterName.API, LimiterName.INTERNAL_HEALTH), List.of()),
  /** Everything else below /api. */
  API("/api", false, List.of(LimiterName.API), List.of());

  private final String mount;
  private final boolean needsUser;
  private final List<LimiterName> byIp;
  private final List<LimiterName> byUser;

  Zone(String mount, boolean needsUser, List<LimiterName> byIp, List<LimiterName> byUser) {
    this.mount = mount;
    this.needsUser = needsUser;
    this.byIp = byIp;
    this.byUser = byUser;
  }

  /** The prefix that the target's router strips off. */
  String mount() {
    return mount;
  }

  boolean needsUser() {
    return needsUser;
  }

  /** Limiters before authentication, by IP, in order. */
  List<LimiterName> byIp() {
    return byIp;
  }

  /** Limiters after authentication, by user, in order. */
  List<LimiterName> byUser() {
    return byUser;
  }
}
