package cleansignal.config;

import java.util.List;
import java.util.OptionalInt;

/** Values without problems become the records. */
final class Assembler {
  private final Values values;

  Assembler(Values values) {
    this.values = values;
  }

  static SuiteConfig assemble(Values values) {
    Assembler assembler = new Assembler(values);
    return new SuiteConfig(
        assembler.run(),
        assembler.target(),
        assembler.safety(),
        assembler.pool(),
        assembler.database(),
        assembler.seeding(),
        assembler.auth(),
        assembler.lifecycle(),
        assembler.games(),
        assembler.play(),
        assembler.sockets(),
        assembler.ai(),
        assembler.http(),
        assembler.probe(),
        assembler.breakpoint(),
        assembler.preflight(),
        assembler.embedded());
  }

  private RunSettings run() {
    return new RunSettings(
        values.get(Keys.SCENARIO),
        values.get(Keys.WORKLOAD),
        values.get(Keys.SLO),
        values.need(Keys.PACE),
        values.need(Keys.ACCEPT),
        values.need(Keys.SEED),
        values.need(Keys.PREFLIGHT),
        values.get(Keys.CONSENT),
        values.need(Keys.RESULTS),
        values.need(Keys.SLO_FILES),
        values.need(Keys.KILL_SWITCH),
        new Shard(values.need(Keys.SHARD_INDEX), values.need(Keys.SHARD_COUNT)));
  }

  private TargetSettings target() {
    return new TargetSettings(
        values.need(Keys.TARGET),
        values.get(Keys.BASE_URL),
        values.get(Keys.WS_URL),
        values.get(Keys.AI_SERVICE_URL),
        values.get(Keys.METRICS_URL),
        values.get(Keys.METRICS_KEY),
        values.need(Keys.HTTP_MOVES),
        values.get(Keys.BYPASS_TOKEN));
  }

  private SafetySettings safety() {
    return new SafetySettings(
        values.get(Keys.SAFE_HOSTS).orElse(List.of()),
        values.get(Keys.SAFE_ADDRESSES).orElse(List.of()),
        values.need(Keys.MAX_USERS),
        values.need(Keys.MAX_REQUESTS),
        values.need(Keys.MAX_DURATION));
  }

  private PoolSettings pool() {
    return new PoolSettings(
        number(Keys.POOL_SIZE),
        values.need(Keys.POOL_PREFIX),
        values.need(Keys.POOL_DOMAIN),
        values.need(Keys.POOL_PASSWORD),
        values.get(Keys.SINGLE_EMAIL));
  }

  private DatabaseSettings database() {
    return new DatabaseSettings(
        values.get(Keys.POSTGRES_URL),
        values.get(Keys.POSTGRES_USER),
        values.get(Keys.POSTGRES_PASSWORD));
  }

  private SeedingSettings seeding() {
    return new SeedingSettings(
        values.need(Keys.SEED_TABLE),
        values.need(Keys.SEED_COLUMNS),
        values.need(Keys.SEED_COST),
        values.need(Keys.SEED_BATCH));
  }

  private AuthSettings auth() {
    return new AuthSettings(
        values.need(Keys.TOKEN_TTL),
        values.need(Keys.REFRESH_WINDOW),
        values.need(Keys.REFRESH_JITTER),
        values.need(Keys.RENEWAL),
        values.need(Keys.LOGIN_RATE));
  }

  private LifecycleSettings lifecycle() {
    return new LifecycleSettings(
        values.need(Keys.MIX_SESSION),
        values.need(Keys.MIX_EVERYWHERE),
        values.need(Keys.MIX_REGISTRATION),
        values.need(Keys.MIX_RACE),
        values.need(Keys.ROTATIONS),
        values.need(Keys.AUTH_THINK_MIN),
        values.need(Keys.AUTH_THINK_MAX),
        values.need(Keys.RACES),
        values.need(Keys.RACE_CALLS),
        values.need(Keys.REGISTRATIONS_PER_HOUR),
        values.need(Keys.PROFILES_PER_MINUTE));
  }

  GameSettings games() {
    return new GameSettings(
        values.need(Keys.BOARD_TYPE),
        number(Keys.MAX_PLAYERS),
        values.need(Keys.MAX_MOVES),
        values.need(Keys.MAX_LIFETIME),
        values.need(Keys.POLL_MIN),
        values.need(Keys.POLL_MAX));
  }

  PlaySettings play() {
    return new PlaySettings(
        values.need(Keys.THINK_MIN),
        values.need(Keys.THINK_MAX),
        values.need(Keys.MOVE_TIMEOUT),
        values.need(Keys.STUCK_AFTER),
        new ReconnectSettings(
            values.need(Keys.RECONNECT_PROBABILITY),
            values.need(Keys.RECONNECT_MAX),
            values.need(Keys.RECONNECT_DELAY)),
        new SpectatorSettings(
            values.need(Keys.SPECTATOR_PROBABILITY),
            values.need(Keys.SPECTATOR_MAX),
            values.need(Keys.SPECTATOR_SESSION),
            values.need(Keys.SPECTATOR_DELAY)),
        new DecisionTimeoutSettings(
            values.need(Keys.DECISION_TIMEOUT_PROBABILITY),
            values.need(Keys.DECISION_TIMEOUT_MAX),
            values.need(Keys.DECISION_TIMEOUT_WAIT)));
  }

  SocketSettings sockets() {
    return new SocketSettings(
        values.need(Keys.CONNECT_TIMEOUT), values.need(Keys.PING_INTERVAL), values.need(Keys.HOLD));
  }

  AiSettings ai() {
    return new AiSettings(
        values.need(Keys.AI_MODE),
        values.need(Keys.AI_TYPE),
        values.need(Keys.AI_DIFFICULTY),
        number(Keys.AI_COUNT));
  }

  HttpSettings http() {
    return new HttpSettings(values.need(Keys.REQUEST_TIMEOUT));
  }

  private ProbeSettings probe() {
    return new ProbeSettings(
        values.need(Keys.PROBE_INTERVAL),
        values.need(Keys.PROBE_TIMEOUT),
        values.need(Keys.PROBE_STOP_AFTER));
  }

  private BreakpointSettings breakpoint() {
    return new BreakpointSettings(values.get(Keys.LEVELS).orElse(List.of()), values.get(Keys.STEP));
  }

  private PreflightSettings preflight() {
    return new PreflightSettings(
        values.get(Keys.SEED_PASSWORD),
        values.get(Keys.REDIS_URL),
        values.get(Keys.REDIS_PASSWORD),
        values.get(Keys.PROMETHEUS_URL),
        values.get(Keys.PROMETHEUS_JOB));
  }

  private EmbeddedSettings embedded() {
    return new EmbeddedSettings(
        values.need(Keys.LIMITS),
        values.need(Keys.TOKEN_LIFE),
        values.need(Keys.BCRYPT_COST),
        values.need(Keys.FAULTS),
        values.need(Keys.SERVER),
        values.get(Keys.UNIQUE_TOKENS).orElse(values.need(Keys.RACES)),
        values.need(Keys.HTTP_MOVES),
        values.need(Keys.EMBEDDED_SEED),
        values.need(Keys.PORT),
        values.need(Keys.ADMIN_PORT),
        values.get(Keys.FREEZE_AFTER),
        values.get(Keys.FREEZE_FOR),
        values.get(Keys.DIE_AFTER));
  }

  private OptionalInt number(Key<Integer> key) {
    return values.get(key).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
