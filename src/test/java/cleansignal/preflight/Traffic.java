package cleansignal.preflight;

import cleansignal.plan.AuthMix;
import cleansignal.plan.Expectation;
import cleansignal.plan.LoadPlan;
import cleansignal.target.Limiter;
import cleansignal.target.Limiter.Key;

/** How many calls a limiter is going to see, by the plan. */
final class Traffic {

  private static final double MILLIS_PER_SECOND = 1000;

  private final LoadPlan plan;

  Traffic(LoadPlan plan) {
    this.plan = plan;
  }

  /** The most calls under one key in one window of that limiter, about; 0 when it sees none. */
  double calls(Limiter limiter) {
    double seconds =
        Math.min(limiter.window().toMillis(), plan.duration().toMillis()) / MILLIS_PER_SECOND;
    Expectation expected = plan.expectation();
    double all =
        switch (limiter.covers()) {
          case GAMES -> expected.gameCallsPerSecond() * seconds;
          case USERS -> plan.authMix().map(AuthMix::profilesPerSecond).orElse(0.0) * seconds;
          case NEW_GAMES -> newGames(limiter);
          case REGISTRATIONS ->
              plan.authMix().map(AuthMix::registrationsPerSecond).orElse(0.0) * seconds;
        };
    return limiter.key() == Key.ADDRESS ? all : all / callers(limiter);
  }

  /** All first games are opened in the ramp, further ones by and by. */
  private double newGames(Limiter limiter) {
    double all = plan.expectation().runCreates();
    double windows = (double) plan.duration().toMillis() / limiter.window().toMillis();
    double first = Math.min(all, plan.peakGames());
    return windows <= 1 ? all : first + (all - first) / windows;
  }

  private double callers(Limiter limiter) {
    int most = limiter.covers() == Limiter.Covers.NEW_GAMES ? plan.peakGames() : plan.peakUsers();
    return Math.max(1, most);
  }
}
