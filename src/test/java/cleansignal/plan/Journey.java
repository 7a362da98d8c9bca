package cleansignal.plan;

import cleansignal.config.LifecycleSettings;
import java.util.ArrayList;
import java.util.List;

/** What a user of {@code auth-lifecycle} does from one arrival to the next. */
public enum Journey {
  /** Logs in, stays by renewing its tokens, logs out. */
  SESSION,
  /** Logs in and logs out everywhere. */
  EVERYWHERE,
  /** Registers a new user. */
  REGISTRATION,
  /** Does at once what should come one after the other. */
  RACE;

  /**
   * Its calls, in order.
   *
   * @param rotations how often a session renews its tokens
   */
  public List<AuthCall> calls(int rotations) {
    return switch (this) {
      case SESSION -> session(rotations);
      case EVERYWHERE ->
          List.of(
              AuthCall.LOGIN,
              AuthCall.PROFILE,
              AuthCall.LOGOUT_EVERYWHERE,
              AuthCall.REFUSED_ACCESS);
      case REGISTRATION -> List.of(AuthCall.REGISTER, AuthCall.PROFILE, AuthCall.LOGOUT);
      // The last kills all tokens of the user: a token that is used twice counts as stolen.
      case RACE ->
          List.of(
              AuthCall.RACED_LOGINS,
              AuthCall.LOGIN,
              AuthCall.EARLY_REFRESH,
              AuthCall.RACED_REFRESHES);
    };
  }

  private static List<AuthCall> session(int rotations) {
    List<AuthCall> calls = new ArrayList<>(List.of(AuthCall.LOGIN, AuthCall.PROFILE));
    for (int rotation = 0; rotation < rotations; rotation++) {
      calls.add(AuthCall.REFRESH);
      calls.add(AuthCall.PROTECTED);
    }
    calls.add(AuthCall.LOGOUT);
    calls.add(AuthCall.REFUSED_REFRESH);
    return calls;
  }

  /** Its weight in the mix, as configured; races have none unless they are on. */
  int weight(LifecycleSettings settings) {
    return switch (this) {
      case SESSION -> settings.session();
      case EVERYWHERE -> settings.everywhere();
      case REGISTRATION -> settings.registration();
      case RACE -> settings.races() ? settings.race() : 0;
    };
  }
}
