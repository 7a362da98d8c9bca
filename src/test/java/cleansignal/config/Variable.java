package cleansignal.config;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An environment variable that sets a key.
 *
 * @param name the variable
 * @param key the key that it sets
 * @param conversion the variable's text to the key's
 * @param onlyOn the only target on which it counts; empty = all
 */
record Variable(
    String name, Key<?> key, UnaryOperator<String> conversion, Optional<TargetEnvironment> onlyOn) {
  static final String BASE_URL = "BASE_URL";
  static final String STAGING_URL = "STAGING_URL";
  static final String POOL_PASSWORD = "LOADTEST_USER_POOL_PASSWORD";

  /**
   * Every variable. Where several set the same key, the first that has a value wins. The names
   * without CS_ are those of the operators' earlier suite.
   */
  static final List<Variable> ALL =
      List.of(
          text("CS_FILE", Keys.FILE),
          text("CS_EMBEDDED_FAULTS", Keys.FAULTS),
          text("CS_EMBEDDED_SERVER", Keys.SERVER),
          text("THRESHOLD_ENV", Keys.SLO),
          text(BASE_URL, Keys.BASE_URL),
          new Variable(
              STAGING_URL,
              Keys.BASE_URL,
              UnaryOperator.identity(),
              Optional.of(TargetEnvironment.STAGING)),
          text("WS_URL", Keys.WS_URL),
          text("AI_SERVICE_URL", Keys.AI_SERVICE_URL),
          text("METRICS_URL", Keys.METRICS_URL),
          text("METRICS_API_KEY", Keys.METRICS_KEY),
          text("MOVE_HTTP_ENDPOINT_ENABLED", Keys.HTTP_MOVES),
          text("RATE_LIMIT_BYPASS_TOKEN", Keys.BYPASS_TOKEN),
          text("REDIS_URL", Keys.REDIS_URL),
          text("REDIS_PASSWORD", Keys.REDIS_PASSWORD),
          text("POSTGRES_URL", Keys.POSTGRES_URL),
          text("POSTGRES_USER", Keys.POSTGRES_USER),
          text("POSTGRES_PASSWORD", Keys.POSTGRES_PASSWORD),
          text("PROMETHEUS_URL", Keys.PROMETHEUS_URL),
          text("LOADTEST_SEED_PASSWORD", Keys.SEED_PASSWORD),
          text("LOADTEST_USER_POOL_SIZE", Keys.POOL_SIZE),
          text("LOADTEST_USER_POOL_PREFIX", Keys.POOL_PREFIX),
          text("LOADTEST_USER_POOL_DOMAIN", Keys.POOL_DOMAIN),
          text(POOL_PASSWORD, Keys.POOL_PASSWORD),
          text("LOADTEST_PASSWORD", Keys.POOL_PASSWORD),
          text("LOADTEST_EMAIL", Keys.SINGLE_EMAIL),
          seconds("LOADTEST_AUTH_TOKEN_TTL_S", Keys.TOKEN_TTL),
          seconds("LOADTEST_AUTH_REFRESH_WINDOW_S", Keys.REFRESH_WINDOW),
          seconds("LOADTEST_AUTH_REFRESH_JITTER_S", Keys.REFRESH_JITTER),
          text("LOADTEST_BOARD_TYPE", Keys.BOARD_TYPE),
          text("LOADTEST_MAX_PLAYERS", Keys.MAX_PLAYERS),
          text("GAME_MAX_MOVES", Keys.MAX_MOVES),
          seconds("GAME_MAX_LIFETIME_S", Keys.MAX_LIFETIME),
          milliseconds("WS_MOVE_RTT_TIMEOUT_MS", Keys.MOVE_TIMEOUT),
          text("WS_RECONNECT_PROBABILITY", Keys.RECONNECT_PROBABILITY),
          text("WS_RECONNECT_MAX_PER_GAME", Keys.RECONNECT_MAX),
          milliseconds("WS_RECONNECT_DELAY_MS", Keys.RECONNECT_DELAY),
          text("WS_SPECTATOR_PROBABILITY", Keys.SPECTATOR_PROBABILITY),
          text("WS_SPECTATOR_MAX_PER_GAME", Keys.SPECTATOR_MAX),
          milliseconds("WS_SPECTATOR_SESSION_MS", Keys.SPECTATOR_SESSION),
          milliseconds("WS_SPECTATOR_JOIN_DELAY_MS", Keys.SPECTATOR_DELAY),
          text("WS_DECISION_TIMEOUT_PROBABILITY", Keys.DECISION_TIMEOUT_PROBABILITY),
          text("WS_DECISION_TIMEOUT_MAX_PER_GAME", Keys.DECISION_TIMEOUT_MAX),
          milliseconds("WS_DECISION_TIMEOUT_MAX_WAIT_MS", Keys.DECISION_TIMEOUT_WAIT),
          milliseconds("DIAGNOSTIC_PING_INTERVAL_MS", Keys.PING_INTERVAL),
          milliseconds("TARGET_SESSION_DURATION_MS", Keys.HOLD),
          text("LOADTEST_AI_MODE", Keys.AI_MODE),
          text("LOADTEST_AI_TYPE", Keys.AI_TYPE),
          text("LOADTEST_AI_DIFFICULTY", Keys.AI_DIFFICULTY),
          text("LOADTEST_AI_COUNT", Keys.AI_COUNT));

  private static Variable text(String name, Key<?> key) {
    return new Variable(name, key, UnaryOperator.identity(), Optional.empty());
  }

  private static Variable seconds(String name, Key<?> key) {
    return new Variable(name, key, text -> text.strip() + " s", Optional.empty());
  }

  private static Variable milliseconds(String name, Key<?> key) {
    return new Variable(name, key, text -> text.strip() + " ms", Optional.empty());
  }

  /** The variables that set a key, the strongest first. */
  static List<Variable> of(Key<?> key) {
    return ALL.stream().filter(variable -> variable.key().equals(key)).toList();
  }
}
