package cleansignal.plan;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Optional;

/**
 * How the users of a scenario behave otherwise than players who stay.
 *
 * @param solo what users do that neither sit at a table nor hold a socket; empty where there are
 *     none
 * @param gameLife age at which a game is left, before the pace; empty = as configured
 * @param movesOverHttp whether moves are sent over HTTP, as far as that can say them
 */
public record Manner(Optional<Solo> solo, Optional<Duration> gameLife, boolean movesOverHttp) {

  /** Reads what a scenario's data say; all of it may be absent. */
  static Manner of(Config scenario) {
    return new Manner(
        scenario.hasPath("solo")
            ? Optional.of(Solo.parse(scenario.getString("solo")))
            : Optional.empty(),
        scenario.hasPath("game-life")
            ? Optional.of(scenario.getDuration("game-life"))
            : Optional.empty(),
        scenario.hasPath("moves-over-http") && scenario.getBoolean("moves-over-http"));
  }
}
