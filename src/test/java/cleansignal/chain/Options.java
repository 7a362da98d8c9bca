package cleansignal.chain;

import cleansignal.config.DecisionTimeoutSettings;
import cleansignal.config.PlaySettings;
import cleansignal.config.ReconnectSettings;
import cleansignal.config.SpectatorSettings;
import java.time.Duration;
import java.util.SplittableRandom;

/** Settings of play for tests. */
final class Options {

  static final Duration AWAY = Duration.ofSeconds(2);
  static final Duration MAX_WAIT = Duration.ofSeconds(45);

  private Options() {}

  /** All options off. */
  static PlaySettings off() {
    return of(0, 0, 1);
  }

  /** Every chance is taken, so often a game at most. */
  static PlaySettings of(double reconnects, double decisionTimeouts, int maxPerGame) {
    return new PlaySettings(
        Duration.ZERO,
        Duration.ZERO,
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        new ReconnectSettings(reconnects, maxPerGame, AWAY),
        new SpectatorSettings(0, 1, Duration.ofSeconds(15), Duration.ZERO),
        new DecisionTimeoutSettings(decisionTimeouts, maxPerGame, MAX_WAIT));
  }

  /** The whims of a player who has none. */
  static Whims none() {
    return new Whims(off(), new SplittableRandom(1), new Quiet());
  }
}
