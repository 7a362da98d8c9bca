package cleansignal.chain;

import cleansignal.config.Shard;

/**
 * Spaces logins, because one costs some servers a quarter of a second of their only thread. The
 * plan spreads the first logins; this gate also holds back those that repair a refused refresh,
 * which would otherwise come all at once. Thread-safe.
 */
final class LoginGate {

  private final double spacingMillis;
  private double freeMillis;

  /**
   * An open gate.
   *
   * @param loginsPerSecond how many may pass per second, above 0
   */
  LoginGate(double loginsPerSecond) {
    this.spacingMillis = 1000 / loginsPerSecond;
  }

  /**
   * One injector's gate; the gates of all injectors together let that many pass.
   *
   * @param loginsPerSecond how many may pass per second over all injectors, above 0
   */
  static LoginGate ofShard(double loginsPerSecond, Shard shard) {
    return new LoginGate(loginsPerSecond / shard.count());
  }

  /**
   * Takes the next place.
   *
   * @param nowMillis ms since the epoch
   * @return how long to wait for it, in ms
   */
  synchronized long waitMillis(long nowMillis) {
    double place = Math.max(freeMillis, nowMillis);
    freeMillis = place + spacingMillis;
    return Math.round(place - nowMillis);
  }
}
