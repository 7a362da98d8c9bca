package cleansignal.plan;

import cleansignal.config.LifecycleSettings;
import java.time.Duration;

/** Mixes for tests: two rotations a session, 500 ms between calls, four calls at once. */
public final class AuthMixes {
  private static final int MANY = 1_000_000;

  private AuthMixes() {}

  /** Of one user, who is alone and meets no limit. */
  public static AuthMix only(int session, int everywhere, int registration, int race) {
    return AuthMix.of(settings(session, everywhere, registration, race, MANY, MANY), 1, 1_000);
  }

  /** Race steps alone. */
  public static AuthMix races() {
    return only(0, 0, 0, 1);
  }

  static LifecycleSettings settings(
      int session,
      int everywhere,
      int registration,
      int race,
      int registrationsPerHour,
      int profilesPerMinute) {
    return new LifecycleSettings(
        session,
        everywhere,
        registration,
        race,
        2,
        Duration.ofMillis(500),
        Duration.ofMillis(500),
        race > 0,
        4,
        registrationsPerHour,
        profilesPerMinute);
  }
}
