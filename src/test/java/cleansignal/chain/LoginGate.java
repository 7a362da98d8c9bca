package cleansignal.chain;

import cleansignal.config.Shard;
import java.util.OptionalLong;

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
  long waitMillis(long nowMillis) {
    return waitMillis(1, nowMillis, Long.MAX_VALUE).orElseThrow();
  }

  /**
   * Takes the next places, unless the last of them comes too late.
   *
   * @param places how many, for logins that are made at once
   * @param nowMillis ms since the epoch
   * @param latestMillis ms since the epoch
   * @return how long to wait for the last of them, in ms; empty when none was taken
   */
  synchronized OptionalLong waitMillis(int places, long nowMillis, long latestMillis) {
    double last = Math.max(freeMillis, nowMillis) + (places - 1) * spacingMillis;
    if (last > latestMillis) {
      return OptionalLong.empty();
    }
    freeMillis = last + spacingMillis;
    return OptionalLong.of(Math.round(last - nowMillis));
  }
}
