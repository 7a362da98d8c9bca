package cleansignal.config;

import static cleansignal.config.Types.constant;
import static cleansignal.config.Types.duration;
import static cleansignal.config.Types.either;
import static cleansignal.config.Types.jsonArray;
import static cleansignal.config.Types.jsonObject;
import static cleansignal.config.Types.levels;
import static cleansignal.config.Types.list;
import static cleansignal.config.Types.matching;
import static cleansignal.config.Types.number;
import static cleansignal.config.Types.oneOf;
import static cleansignal.config.Types.path;
import static cleansignal.config.Types.privatePath;
import static cleansignal.config.Types.secret;
import static cleansignal.config.Types.seed;
import static cleansignal.config.Types.verdicts;
import static cleansignal.config.Types.whole;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The table of all keys. The loader, the printout, the check for unknown keys and the documentation
 * all follow it. Defaults stand in {@code clean-signal.conf} and {@code targets/}.
 */
final class Keys {
  /** What every key starts with. */
  static final String ROOT = "cs.";

  /** What every key of the embedded server starts with. */
  static final String EMBEDDED = "cs.embedded.";

  /** What every key starts with that protects a target. */
  static final String SAFETY = "cs.safety.";

  /** What to say to who would set one of those. */
  static final String PROTECTED =
      "stands in targets/<target>.conf alone; what protects a target can't be lifted by a property or"
          + " an operator's own file";

  private static final ValueType<String> NAME =
      matching("a name in lower case, such as target-scale", "[a-z0-9]+(-[a-z0-9]+)*");

  static final Key<String> SCENARIO =
      Key.of("cs.scenario", NAME, "scenario or named run")
          .alias("scenario")
          .whenUnset("none: for commands that run no load");
  static final Key<String> WORKLOAD =
      Key.of("cs.workload", NAME, "stages that replace the scenario's")
          .alias("workload")
          .whenUnset("the scenario's own");
  static final Key<TargetEnvironment> TARGET =
      Key.of(
              "cs.target.environment",
              constant(TargetEnvironment.class),
              "where the load goes; must be given once an address is")
          .alias("target");
  static final Key<SloEnvironment> SLO =
      Key.of("cs.slo", constant(SloEnvironment.class), "limits to judge by")
          .alias("slo")
          .whenUnset("the scenario's own");
  static final Key<Double> PACE =
      Key.of("cs.pace", number(1, 1000), "time compression; anything above 1 is no release gate")
          .alias("pace");
  static final Key<Set<String>> ACCEPT =
      Key.of("cs.accept", verdicts(), "verdicts that leave the build green").alias("accept");
  static final Key<String> CONSENT =
      Key.of(
              "cs.consent",
              matching("a host name", "[^\\s/@]+"),
              "repeats the host of cs.target.base-url, needed on production")
          .alias("consent")
          .whenUnset("none");
  static final Key<Boolean> PREFLIGHT =
      Key.of("cs.preflight", either("run", "skip"), "examine the target before the load starts")
          .alias("preflight");
  static final Key<Long> SEED = Key.of("cs.seed", seed(), "seed of every draw of the run");
  static final Key<Path> RESULTS = Key.of("cs.results", path(), "folder of the run folders");
  static final Key<Path> SLO_FILES =
      Key.of("cs.slo-files", path(), "folder of catalogue, limits and policies");
  static final Key<Path> KILL_SWITCH =
      Key.of(
          "cs.kill-switch",
          path(),
          "a file that stops the load as soon as it is there; its folder must be there before");
  static final Key<Integer> SHARD_INDEX =
      Key.of("cs.shard.index", whole(0, 999), "which part of the load this injector carries");
  static final Key<Integer> SHARD_COUNT =
      Key.of("cs.shard.count", whole(1, 1000), "how many injectors share the load");
  static final Key<Path> FILE =
      Key.of("cs.file", privatePath(), "an operator's own file, the place for secrets")
          .whenUnset("none");

  static final Key<URI> BASE_URL =
      Key.of("cs.target.base-url", Urls.url("http", "https"), "address of the target")
          .whenUnset("embedded: its own; elsewhere it must be given");
  static final Key<URI> WS_URL =
      Key.of("cs.target.ws-url", Urls.url("ws", "wss"), "address of the target's sockets")
          .whenUnset("follows from cs.target.base-url");
  static final Key<URI> AI_SERVICE_URL =
      Key.of(
              "cs.target.ai-service-url",
              Urls.url("http", "https"),
              "address of the AI service, for its health")
          .whenUnset("not asked");
  static final Key<URI> METRICS_URL =
      Key.of(
              "cs.target.metrics-url",
              Urls.url("http", "https"),
              "address of the page of metrics, where it is not under cs.target.base-url")
          .whenUnset("the target's own, under cs.target.base-url");
  static final Key<Secret> METRICS_KEY =
      Key.of(
              "cs.target.metrics-key",
              secret("1 to 512 visible ASCII characters", "[!-~]{1,512}"),
              "sent as Bearer for the page of metrics")
          .whenUnset("not sent");
  static final Key<Boolean> HTTP_MOVES =
      Key.of(
          "cs.target.http-moves",
          either("true", "false"),
          "whether it takes moves over HTTP, as player-moves needs: its ENABLE_HTTP_MOVE_HARNESS");
  static final Key<Secret> BYPASS_TOKEN =
      Key.of(
              "cs.target.bypass-token",
              secret("16 to 512 visible ASCII characters", "[!-~]{16,512}"),
              "sent as X-RateLimit-Bypass-Token")
          .whenUnset("not sent");

  static final Key<List<String>> SAFE_HOSTS =
      Key.of(
              SAFETY + "hosts",
              list(
                  "names or addresses of hosts, in lower case",
                  matching("", "[a-z0-9]+([.-][a-z0-9]+)*|[0-9a-f:]*:[0-9a-f:]*").parser()),
              "who may be the target; only in targets/, as the four below")
          .whenUnset("nobody");
  static final Key<List<AddressRange>> SAFE_ADDRESSES =
      Key.of(
              SAFETY + "addresses",
              list("ranges of addresses, such as 10.0.0.0/8", AddressRange::parse),
              "where all addresses of the target's hosts must be")
          .whenUnset("nowhere");
  static final Key<Integer> MAX_USERS =
      Key.of(SAFETY + "max-users", whole(0, 1_000_000), "virtual users at once, of all injectors");
  static final Key<Integer> MAX_REQUESTS =
      Key.of(
          SAFETY + "max-requests-per-second",
          whole(0, 1_000_000),
          "what a plan may send at its peak, from all injectors");
  static final Key<Duration> MAX_DURATION =
      Key.of(SAFETY + "max-duration", duration("0 s", "24 h"), "how long a run may take");

  static final Key<URI> REDIS_URL =
      Key.of(
              "cs.services.redis-url",
              Urls.url("redis", "rediss"),
              "address of the target's Redis, whose PING the preflight asks for")
          .whenUnset("not asked");
  static final Key<Secret> REDIS_PASSWORD =
      Key.of(
              "cs.services.redis-password",
              secret("1 to 512 characters", ".{1,512}"),
              "its password")
          .whenUnset("none");
  static final Key<URI> POSTGRES_URL =
      Key.of(
              "cs.services.postgres-url",
              Urls.url("postgres", "postgresql"),
              "address of the target's PostgreSQL, with the database as path, in which seed makes"
                  + " users, and to which the preflight connects")
          .whenUnset("not used");
  static final Key<String> POSTGRES_USER =
      Key.of(
              "cs.services.postgres-user",
              matching("a user name", "[^\\s@:/]{1,63}"),
              "who connects to it")
          .whenUnset("as the operating system calls the user");
  static final Key<Secret> POSTGRES_PASSWORD =
      Key.of(
              "cs.services.postgres-password",
              secret("1 to 512 characters", ".{1,512}"),
              "that user's password")
          .whenUnset("none");
  static final Key<URI> PROMETHEUS_URL =
      Key.of(
              "cs.services.prometheus-url",
              Urls.url("http", "https"),
              "address of the Prometheus that scrapes the target, which the preflight asks whether it"
                  + " does")
          .whenUnset("not asked");
  static final Key<String> PROMETHEUS_JOB =
      Key.of(
              "cs.services.prometheus-job",
              matching("a job's name", "[^\\s\"]{1,128}"),
              "its job for the target, where it scrapes it at another address than ours")
          .whenUnset("found by the address of the page of metrics");

  static final Key<Integer> POOL_SIZE =
      Key.of("cs.pool.size", whole(1, 1_000_000), "users in the pool")
          .whenUnset("as many as the plan's peak, on embedded alone");
  static final Key<String> POOL_PREFIX =
      Key.of(
          "cs.pool.prefix",
          matching("letters, digits, dot, dash, underscore", "[A-Za-z0-9._-]{1,64}"),
          "user n is <prefix><n>@<domain>");
  static final Key<String> POOL_DOMAIN =
      Key.of(
          "cs.pool.domain",
          matching("a domain name", "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*"),
          "domain of the pool's e-mail addresses");
  static final Key<Secret> POOL_PASSWORD =
      Key.of("cs.pool.password", secret("1 to 128 characters", ".{1,128}"), "one for all users")
          .whenUnset("must be given");
  static final Key<Secret> SEED_PASSWORD =
      Key.of(
              "cs.pool.seed-password",
              secret("1 to 128 characters", ".{1,128}"),
              "what the users were seeded with; the preflight compares it with cs.pool.password")
          .whenUnset("not compared");
  static final Key<String> SINGLE_EMAIL =
      Key.of(
              "cs.pool.single-email",
              matching("an e-mail address", "[^\\s@]+@[^\\s@]+"),
              "the only user; gives way to cs.pool.size, prefix or domain")
          .whenUnset("a pool");

  static final Key<String> SEED_TABLE =
      Key.of(
          "cs.seeding.table",
          matching("a name, with its schema or without", "[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)?"),
          "the table of the target's users");
  static final Key<String> SEED_COLUMNS =
      Key.of(
          "cs.seeding.columns",
          jsonObject(),
          "its columns and what a new user has in them: docs/seeding.md");
  static final Key<Integer> SEED_COST =
      Key.of(
          "cs.seeding.bcrypt-cost",
          whole(4, 15),
          "cost of the password's hash, as the target's own");
  static final Key<Integer> SEED_BATCH =
      Key.of("cs.seeding.batch", whole(1, 10_000), "users a transaction");

  static final Key<Duration> TOKEN_TTL =
      Key.of(
          "cs.auth.token-ttl",
          duration("1 s", "7 d"),
          "life of an access token that does not tell it");
  static final Key<Duration> REFRESH_WINDOW =
      Key.of(
          "cs.auth.refresh-window",
          duration("1 s", "1 h"),
          "how long before its expiry a token is renewed, at most a third of its life");
  static final Key<Duration> REFRESH_JITTER =
      Key.of(
          "cs.auth.refresh-jitter",
          duration("0 s", "1 h"),
          "renewed earlier by a random part of this, at most a sixth of its life");
  static final Key<Boolean> RENEWAL =
      Key.of("cs.auth.renewal", either("true", "false"), "renew tokens, early and after a 401");
  static final Key<Double> LOGIN_RATE =
      Key.of("cs.auth.login-rate", number(0.01, 1000), "logins that may start per second");

  static final Key<Integer> MIX_SESSION =
      Key.of(
          "cs.auth.mix.session",
          whole(0, 1000),
          "weight of: log in, read the profile, renew the tokens, log out");
  static final Key<Integer> MIX_EVERYWHERE =
      Key.of(
          "cs.auth.mix.everywhere",
          whole(0, 1000),
          "weight of: log in, read the profile, log out everywhere");
  static final Key<Integer> MIX_REGISTRATION =
      Key.of(
          "cs.auth.mix.registration",
          whole(0, 1000),
          "weight of: register a new user, read its profile, log out");
  static final Key<Integer> MIX_RACE =
      Key.of("cs.auth.mix.race", whole(0, 1000), "weight of the race steps, with cs.auth.races");
  static final Key<Integer> ROTATIONS =
      Key.of("cs.auth.rotations", whole(1, 100), "how often a session renews its tokens");
  static final Key<Duration> AUTH_THINK_MIN =
      Key.of(
          "cs.auth.think.min",
          duration("0 s", "10 m"),
          "shortest pause between two calls of auth-lifecycle");
  static final Key<Duration> AUTH_THINK_MAX =
      Key.of(
          "cs.auth.think.max",
          duration("0 s", "10 m"),
          "longest pause between two calls of auth-lifecycle");
  static final Key<Boolean> RACES =
      Key.of(
              "cs.auth.races",
              either("true", "false"),
              "race steps: logins and refreshes of one user at the same time")
          .alias("auth.races");
  static final Key<Integer> RACE_CALLS =
      Key.of("cs.auth.race-calls", whole(2, 6), "calls at once in a race step");
  static final Key<Integer> REGISTRATIONS_PER_HOUR =
      Key.of(
          "cs.auth.registrations-per-hour",
          whole(0, 1_000_000_000),
          "registrations that the target takes from one address; a run that would make more makes"
              + " none");
  static final Key<Integer> PROFILES_PER_MINUTE =
      Key.of(
          "cs.auth.profiles-per-minute",
          whole(0, 1_000_000_000),
          "calls about users that the target takes from one address; a run that makes more says"
              + " so");

  static final Key<String> BOARD_TYPE =
      Key.of(
          "cs.games.board-type",
          oneOf("square8", "square19", "hex8", "hexagonal"),
          "board of the games");
  static final Key<Integer> MAX_PLAYERS =
      Key.of("cs.games.max-players", whole(2, 4), "seats a game").whenUnset("the plan's own");
  static final Key<Integer> MAX_MOVES =
      Key.of("cs.games.max-moves", whole(1, 10_000), "own moves after which a user leaves a game");
  static final Key<Duration> MAX_LIFETIME =
      Key.of(
          "cs.games.max-lifetime",
          duration("1 s", "24 h"),
          "age at which a user leaves a game; divided by the pace");
  static final Key<Duration> POLL_MIN =
      Key.of(
          "cs.games.poll.min",
          duration("100 ms", "10 m"),
          "shortest pause between polls; divided by the pace");
  static final Key<Duration> POLL_MAX =
      Key.of(
          "cs.games.poll.max",
          duration("100 ms", "10 m"),
          "longest pause between polls; divided by the pace");

  static final Key<Duration> THINK_MIN =
      Key.of("cs.play.think.min", duration("0 s", "10 m"), "shortest think time before a move");
  static final Key<Duration> THINK_MAX =
      Key.of("cs.play.think.max", duration("0 s", "10 m"), "longest think time before a move");
  static final Key<Duration> MOVE_TIMEOUT =
      Key.of(
          "cs.play.move-timeout",
          duration("100 ms", "10 m"),
          "limit of one move, decision or join of a game over the socket");
  static final Key<Duration> STUCK_AFTER =
      Key.of(
          "cs.play.stuck-after",
          duration("1 s", "1 h"),
          "how long a game may go without progress before its users give it up");

  static final Key<Double> RECONNECT_PROBABILITY =
      Key.of(
          "cs.play.reconnect.probability",
          number(0, 1),
          "share of a player's turns before which it closes its socket and comes back; 0 = off");
  static final Key<Integer> RECONNECT_MAX =
      Key.of("cs.play.reconnect.max-per-game", whole(1, 1000), "of one player in one game");
  static final Key<Duration> RECONNECT_DELAY =
      Key.of(
          "cs.play.reconnect.delay",
          duration("0 s", "25 s"),
          "how long the player stays away; the target gives its seat up after 30 s");
  static final Key<Double> SPECTATOR_PROBABILITY =
      Key.of(
          "cs.play.spectator.probability",
          number(0, 1),
          "how likely each of a game's places for spectators is taken; 0 = off");
  static final Key<Integer> SPECTATOR_MAX =
      Key.of("cs.play.spectator.max-per-game", whole(1, 100), "places for spectators a game");
  static final Key<Duration> SPECTATOR_SESSION =
      Key.of(
          "cs.play.spectator.session",
          duration("1 s", "24 h"),
          "how long a spectator watches a game");
  static final Key<Duration> SPECTATOR_DELAY =
      Key.of(
          "cs.play.spectator.join-delay",
          duration("0 s", "1 h"),
          "how long a game has run before it is watched");
  static final Key<Double> DECISION_TIMEOUT_PROBABILITY =
      Key.of(
          "cs.play.decision-timeout.probability",
          number(0, 1),
          "share of decisions that are left for the target to resolve; 0 = off");
  static final Key<Integer> DECISION_TIMEOUT_MAX =
      Key.of("cs.play.decision-timeout.max-per-game", whole(1, 1000), "of one player in one game");
  static final Key<Duration> DECISION_TIMEOUT_WAIT =
      Key.of(
          "cs.play.decision-timeout.max-wait",
          duration("1 s", "10 m"),
          "how long the target may take for that, at most cs.play.stuck-after; it takes 30 s");

  static final Key<Duration> CONNECT_TIMEOUT =
      Key.of(
          "cs.sockets.connect-timeout",
          duration("100 ms", "10 m"),
          "limit from opening a socket to the acknowledged CONNECT");
  static final Key<Duration> PING_INTERVAL =
      Key.of(
          "cs.sockets.ping-interval",
          duration("200 ms", "10 m"),
          "pause between two diagnostic pings on a held socket");
  static final Key<Duration> HOLD =
      Key.of(
          "cs.sockets.hold",
          duration("1 s", "24 h"),
          "how long a socket is held; divided by the pace");

  static final Key<String> AI_MODE =
      Key.of("cs.ai.mode", oneOf("service", "local_heuristic"), "who thinks for AI seats");
  static final Key<String> AI_TYPE =
      Key.of(
          "cs.ai.type",
          oneOf(
              "random",
              "heuristic",
              "minimax",
              "mcts",
              "descent",
              "policy_only",
              "gumbel_mcts",
              "ig_gmo"),
          "algorithm of AI seats");
  static final Key<Integer> AI_DIFFICULTY =
      Key.of("cs.ai.difficulty", whole(1, 10), "strength of AI seats");
  static final Key<Integer> AI_COUNT =
      Key.of("cs.ai.count", whole(0, 3), "AI seats a game").whenUnset("the plan's own");

  static final Key<Duration> REQUEST_TIMEOUT =
      Key.of("cs.http.request-timeout", duration("100 ms", "10 m"), "limit of one request");

  static final Key<Duration> PROBE_INTERVAL =
      Key.of("cs.probe.interval", duration("100 ms", "1 m"), "pause between health questions");
  static final Key<Duration> PROBE_TIMEOUT =
      Key.of("cs.probe.timeout", duration("100 ms", "1 m"), "limit of one health question");
  static final Key<Duration> PROBE_STOP_AFTER =
      Key.of(
          "cs.probe.stop-after", duration("0 s", "10 m"), "how long the load goes on after that");

  static final Key<List<Integer>> LEVELS =
      Key.of("cs.breakpoint.levels", levels(), "virtual users of breakpoint, level by level")
          .whenUnset("the run's own: 100, 200, 300, 400, 500");
  static final Key<Duration> STEP =
      Key.of(
              "cs.breakpoint.step",
              // A level is four fifths of it, and nothing is proved of less than 15 s to settle and
              // 100 s.
              duration("144 s", "24 h"),
              "how long each level of breakpoint takes, a fifth of it its ramp; divided by the pace")
          .whenUnset("the run's own: 300 s");

  static final Key<String> LIMITS =
      Key.of(EMBEDDED + "limits", oneOf("relaxed", "strict"), "rate limits of the server");
  static final Key<Duration> TOKEN_LIFE =
      Key.of(EMBEDDED + "token-life", duration("1 s", "7 d"), "life of its access tokens");
  static final Key<Integer> BCRYPT_COST =
      Key.of(EMBEDDED + "bcrypt-cost", whole(4, 15), "cost of its password hashes");
  static final Key<String> FAULTS =
      Key.of(
          EMBEDDED + "faults",
          jsonArray(),
          "faults that it has from its start; Maven spoils the quotes of a -D, so by variable or file");
  static final Key<String> SERVER =
      Key.of(
          EMBEDDED + "server",
          jsonObject(),
          "its settings that have no key of their own, such as sockets, play and ai; by variable or"
              + " file");
  static final Key<Boolean> UNIQUE_TOKENS =
      Key.of(
              EMBEDDED + "unique-tokens",
              either("true", "false"),
              "make tokens differ also within a second; false is what the target does, whose race"
                  + " steps fail")
          .whenUnset("as cs.auth.races");
  static final Key<Long> EMBEDDED_SEED =
      Key.of(EMBEDDED + "seed", seed(), "seed of the faults' draws");
  static final Key<Integer> PORT =
      Key.of(EMBEDDED + "port", whole(0, 65_535), "its loopback port; 0 = any free one");
  static final Key<Integer> ADMIN_PORT =
      Key.of(
          EMBEDDED + "admin-port",
          whole(0, 65_535),
          "loopback port of its admin endpoint; 0 = any free one");
  static final Key<Duration> FREEZE_AFTER =
      Key.of(EMBEDDED + "freeze-after", duration("0 s", "24 h"), "freeze this long after its start")
          .whenUnset("no freeze");
  static final Key<Duration> FREEZE_FOR =
      Key.of(EMBEDDED + "freeze-for", duration("1 ms", "1 h"), "length of the freeze")
          .whenUnset("no freeze");
  static final Key<Duration> DIE_AFTER =
      Key.of(
              EMBEDDED + "die-after",
              duration("0 s", "24 h"),
              "end itself this long after its start")
          .whenUnset("it stays");

  /** Every key, in the order of the documentation. */
  static final List<Key<?>> ALL =
      List.of(
          SCENARIO,
          WORKLOAD,
          TARGET,
          SLO,
          PACE,
          ACCEPT,
          CONSENT,
          PREFLIGHT,
          SEED,
          RESULTS,
          SLO_FILES,
          KILL_SWITCH,
          SHARD_INDEX,
          SHARD_COUNT,
          FILE,
          BASE_URL,
          WS_URL,
          AI_SERVICE_URL,
          METRICS_URL,
          METRICS_KEY,
          HTTP_MOVES,
          BYPASS_TOKEN,
          SAFE_HOSTS,
          SAFE_ADDRESSES,
          MAX_USERS,
          MAX_REQUESTS,
          MAX_DURATION,
          REDIS_URL,
          REDIS_PASSWORD,
          POSTGRES_URL,
          POSTGRES_USER,
          POSTGRES_PASSWORD,
          PROMETHEUS_URL,
          PROMETHEUS_JOB,
          POOL_SIZE,
          POOL_PREFIX,
          POOL_DOMAIN,
          POOL_PASSWORD,
          SEED_PASSWORD,
          SINGLE_EMAIL,
          SEED_TABLE,
          SEED_COLUMNS,
          SEED_COST,
          SEED_BATCH,
          TOKEN_TTL,
          REFRESH_WINDOW,
          REFRESH_JITTER,
          RENEWAL,
          LOGIN_RATE,
          MIX_SESSION,
          MIX_EVERYWHERE,
          MIX_REGISTRATION,
          MIX_RACE,
          ROTATIONS,
          AUTH_THINK_MIN,
          AUTH_THINK_MAX,
          RACES,
          RACE_CALLS,
          REGISTRATIONS_PER_HOUR,
          PROFILES_PER_MINUTE,
          BOARD_TYPE,
          MAX_PLAYERS,
          MAX_MOVES,
          MAX_LIFETIME,
          POLL_MIN,
          POLL_MAX,
          THINK_MIN,
          THINK_MAX,
          MOVE_TIMEOUT,
          STUCK_AFTER,
          RECONNECT_PROBABILITY,
          RECONNECT_MAX,
          RECONNECT_DELAY,
          SPECTATOR_PROBABILITY,
          SPECTATOR_MAX,
          SPECTATOR_SESSION,
          SPECTATOR_DELAY,
          DECISION_TIMEOUT_PROBABILITY,
          DECISION_TIMEOUT_MAX,
          DECISION_TIMEOUT_WAIT,
          CONNECT_TIMEOUT,
          PING_INTERVAL,
          HOLD,
          AI_MODE,
          AI_TYPE,
          AI_DIFFICULTY,
          AI_COUNT,
          REQUEST_TIMEOUT,
          PROBE_INTERVAL,
          PROBE_TIMEOUT,
          PROBE_STOP_AFTER,
          LEVELS,
          STEP,
          LIMITS,
          TOKEN_LIFE,
          BCRYPT_COST,
          FAULTS,
          SERVER,
          UNIQUE_TOKENS,
          EMBEDDED_SEED,
          PORT,
          ADMIN_PORT,
          FREEZE_AFTER,
          FREEZE_FOR,
          DIE_AFTER);

  private Keys() {}

  static Optional<Key<?>> find(String name) {
    return ALL.stream().filter(key -> key.name().equals(name)).<Key<?>>map(key -> key).findFirst();
  }

  static Optional<Key<?>> findByAlias(String alias) {
    return ALL.stream()
        .filter(key -> key.alias().filter(alias::equals).isPresent())
        .<Key<?>>map(key -> key)
        .findFirst();
  }

  static List<String> aliases() {
    return ALL.stream().flatMap(key -> key.alias().stream()).toList();
  }

  /**
   * The key that was meant by a name without {@code cs.}: the rest of a key's name or, where it
   * begins with the same section, nearly so. Sections tell a slip from the property of another
   * program, which may well differ in two letters.
   */
  static Optional<Key<?>> findWithoutRoot(String name) {
    String section = ROOT + name.substring(0, name.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    List<String> near =
        section.equals(ROOT)
            ? List.of()
            : ALL.stream().map(Key::name).filter(key -> key.startsWith(section)).toList();
    return find(ROOT + name).or(() -> NearMiss.slip(ROOT + name, near).flatMap(Keys::find));
  }

  /** What to say about a name that is no key: an alias, a section, the end of a key, or a slip. */
  static String unknown(String name) {
    String rest = name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    List<String> names = ALL.stream().map(Key::name).toList();
    String meant =
        findByAlias(rest)
            .<String>map(Key::name)
            .or(() -> first(names, key -> key.startsWith(ROOT + rest + ".")))
            .or(() -> first(names, key -> key.endsWith("." + rest)))
            .orElseGet(() -> NearMiss.nearest(ROOT + rest, names));
    return "unknown key; did you mean " + meant + "?";
  }

  private static Optional<String> first(List<String> names, Predicate<String> condition) {
    return names.stream().filter(condition).findFirst();
  }
}
