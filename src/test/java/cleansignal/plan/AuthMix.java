package cleansignal.plan;

import cleansignal.config.LifecycleSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Which journeys the users of {@code auth-lifecycle} make, and what that costs the target. Counts
 * assume the mean pause between two calls and an answer in {@value Expectation#RESPONSE_MILLIS} ms.
 */
public final class AuthMix {
  private final LifecycleSettings settings;
  private final double loginsPerSecond;
  private final int users;
  private final Map<Journey, Integer> weights = new EnumMap<>(Journey.class);
  private final List<String> remarks = new ArrayList<>();

  private AuthMix(LifecycleSettings settings, int users, double loginsPerSecond) {
    this.settings = settings;
    this.users = users;
    this.loginsPerSecond = loginsPerSecond;
    for (Journey journey : Journey.values()) {
      weights.put(journey, journey.weight(settings));
    }
    dropRegistrations();
    remarkOnLogins();
    remarkOnProfiles();
  }

  /**
   * The mix that so many users make. Registrations are left out when they would be more than the
   * target takes.
   *
   * @param users at once, at the peak
   * @param loginsPerSecond how many logins may start per second, of these users
   * @return the mix
   */
  static AuthMix of(LifecycleSettings settings, int users, double loginsPerSecond) {
    return new AuthMix(settings, users, loginsPerSecond);
  }

  private void dropRegistrations() {
    double perHour = 3600 * rate(journey -> journey == Journey.REGISTRATION ? 1 : 0);
    if (perHour > settings.registrationsPerHour()) {
      weights.put(Journey.REGISTRATION, 0);
      remarks.add(
          format(
              "nobody registers: %,.0f registrations an hour would meet the target's limit of %,d"
                  + " from one address (cs.auth.registrations-per-hour)",
              perHour, settings.registrationsPerHour()));
    }
  }

  private void remarkOnLogins() {
    double wanted = users * hashesPerJourney() / journeySeconds();
    if (wanted > loginsPerSecond) {
      remarks.add(
          format(
              "users wait for their turn to log in: they would make %.1f logins/s, %.1f may start"
                  + " (cs.auth.login-rate)",
              wanted, loginsPerSecond));
    }
  }

  private void remarkOnProfiles() {
    double perMinute = 60 * rate(this::profiles);
    if (perMinute > settings.profilesPerMinute()) {
      remarks.add(
          format(
              "profiles meet a limiter unless the target lets this load past it: %,.0f a minute, it"
                  + " takes %,d from one address (cs.auth.profiles-per-minute)",
              perMinute, settings.profilesPerMinute()));
    }
  }

  /**
   * What the operator should know before the run starts.
   *
   * @return lines without line breaks; none when nothing is unusual
   */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** Whether any user registers. */
  public boolean registers() {
    return weights.get(Journey.REGISTRATION) > 0;
  }

  /** Whether there are race steps. */
  public boolean races() {
    return weights.get(Journey.RACE) > 0;
  }

  /** Draws a journey by the weights. */
  public Journey draw(RandomGenerator random) {
    int left = random.nextInt(total());
    for (Map.Entry<Journey, Integer> journey : weights.entrySet()) {
      left -= journey.getValue();
      if (left < 0) {
        return journey.getKey();
      }
    }
    throw new IllegalStateException("weights changed");
  }

  /** The calls of that journey, in order. */
  public List<AuthCall> calls(Journey journey) {
    return journey.calls(settings.rotations());
  }

  /** Draws the pause before the next call. */
  public Duration think(RandomGenerator random) {
    return Duration.ofMillis(
        random.nextLong(settings.thinkMin().toMillis(), settings.thinkMax().toMillis() + 1));
  }

  /** How many calls a race step makes at once. */
  public int raceCalls() {
    return settings.raceCalls();
  }

  /** Requests/s of all its users at the peak. */
  double requestsPerSecond() {
    return rate(this::requests);
  }

  /** Logins and registrations/s of all its users at the peak, as far as they may start. */
  double loginsPerSecond() {
    return rate(this::hashes);
  }

  /** Calls about users/s of all its users at the peak. */
  public double profilesPerSecond() {
    return rate(this::profiles);
  }

  /** Calls/s at the peak that need a token and are about neither sessions nor users. */
  double protectedCallsPerSecond() {
    return rate(journey -> calls(journey).stream().filter(AuthCall.PROTECTED::equals).count());
  }

  /** Registrations/s of all its users at the peak. */
  public double registrationsPerSecond() {
    return rate(journey -> calls(journey).stream().filter(AuthCall.REGISTER::equals).count());
  }

  /** Something a second at the peak, of so much a journey: waiting for logins slows all down. */
  private double rate(ToDoubleFunction<Journey> aJourney) {
    double journeysPerSecond = users / journeySeconds();
    double share = Math.min(1, loginsPerSecond / (journeysPerSecond * hashesPerJourney()));
    return share * journeysPerSecond * mean(aJourney);
  }

  private double hashesPerJourney() {
    return mean(this::hashes);
  }

  private double journeySeconds() {
    double callMillis = settings.meanThink().toMillis() + Expectation.RESPONSE_MILLIS;
    return mean(journey -> calls(journey).size()) * callMillis / 1000;
  }

  private double requests(Journey journey) {
    return calls(journey).stream().mapToInt(call -> call.requests(raceCalls())).sum();
  }

  /** Of calls about users: the access token that must be refused is tried on the profile. */
  private double profiles(Journey journey) {
    return calls(journey).stream()
        .filter(call -> call == AuthCall.PROFILE || call == AuthCall.REFUSED_ACCESS)
        .count();
  }

  private double hashes(Journey journey) {
    return calls(journey).stream()
        .filter(AuthCall::hashing)
        .mapToInt(call -> call.requests(raceCalls()))
        .sum();
  }

  private double mean(ToDoubleFunction<Journey> aJourney) {
    return weights.entrySet().stream()
            .mapToDouble(entry -> entry.getValue() * aJourney.applyAsDouble(entry.getKey()))
            .sum()
        / total();
  }

  private int total() {
    return weights.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
