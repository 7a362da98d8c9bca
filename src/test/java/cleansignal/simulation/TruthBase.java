package cleansignal.simulation;

import java.util.Map;
import java.util.TreeMap;

/**
 * The runs that the rows of {@link KnownTruths} are seeded into: named runs and scenarios as they
 * are, compressed to about 15 s of load.
 */
enum TruthBase {

  /**
   * HTTP alone. Their few users poll fast: 500 requests/s, of which the steady window holds 2,800.
   */
  GAMES(
      "games",
      "50 games of two seats with 75 players, over HTTP alone; every player polls every 120 to 160"
          + " ms. The steady window of 5.7 s holds about 2,800 requests.",
      "ConcurrentGames",
      Map.of(
          "scenario", "concurrent-games",
          "workload", "load",
          "pace", "50",
          "cs.games.max-players", "2",
          "cs.ai.count", "1",
          "cs.games.poll.min", "6 s",
          "cs.games.poll.max", "8 s")),

  /** The same with a mistake in its script. */
  MISTAKEN(
      "mistaken",
      "The same, and three users who ask for a game whose id nobody ever set.",
      "MistakenGames",
      GAMES.settings),

  /** The same over HTTP, for 50 minutes of a plan: where drift decides. */
  SOAK(
      "soak",
      "40 games of two seats with 60 players, over HTTP alone; every player polls every 100 to 140"
          + " ms. The steady window is 50 minutes of the plan, 14.9 s, and holds about 6,500"
          + " requests.",
      "ConcurrentGames",
      Map.of(
          "scenario", "concurrent-games",
          "workload", "soak",
          "pace", "200",
          "cs.games.max-players", "2",
          "cs.ai.count", "1",
          "cs.games.poll.min", "20 s",
          "cs.games.poll.max", "28 s")),

  /** Games that are played. */
  PLAY(
      "play",
      "40 games of a player and an AI, over sockets; every player thinks 140 to 280 ms before each"
          + " move and polls every 0.75 to 1.5 s. The steady window of 7.3 s holds about 1,200"
          + " moves.",
      "WsGameplay",
      Map.of(
          "scenario", "ws-gameplay",
          "workload", "throughput",
          "pace", "80",
          "cs.play.think.min", "140 ms",
          "cs.play.think.max", "280 ms",
          "cs.games.poll.min", "60 s",
          "cs.games.poll.max", "120 s",
          "cs.games.max-lifetime", "24 h",
          "cs.games.max-moves", "10000")),

  /** The policy of the run that is about its AIs, over fewer games. */
  AI_HEAVY(
      "ai-heavy",
      "40 games of a player and three AIs, judged as `ai-heavy` is; every player thinks 300 to 600 ms"
          + " before each move. The run asks its AI service more than 2,000 times.",
      "AiHeavy",
      Map.of(
          "scenario", "ai-heavy",
          "workload", "throughput",
          "pace", "80",
          "cs.play.think.min", "300 ms",
          "cs.play.think.max", "600 ms",
          "cs.games.poll.min", "60 s",
          "cs.games.poll.max", "120 s",
          "cs.games.max-lifetime", "24 h")),

  /** Sockets that are held, without games: where logins, connects and echoes decide. */
  SOCKETS(
      "sockets",
      "200 sockets, held to the end of the run, with an echo every 400 ms. The steady window of 4.1 s"
          + " holds about 2,000 echoes.",
      "WsStress",
      Map.of(
          "scenario", "ws-stress",
          "workload", "load",
          "pace", "40",
          "cs.sockets.hold", "1000 s",
          "cs.sockets.ping-interval", "400 ms")),

  /** The named run: where the number of games and players decides. */
  BASELINE(
      "baseline",
      "The named run: 22 games with 44 players, who poll every 200 to 470 ms and think 60 to 120 ms"
          + " before each move, and 20 held sockets with an echo every 500 ms. The steady window of"
          + " 9.5 s holds about 1,200 reads, 1,500 moves and 1,300 turns of AIs.",
      "Baseline",
      Map.of(
          "scenario", "baseline",
          "pace", "30",
          "cs.play.think.min", "60 ms",
          "cs.play.think.max", "120 ms",
          "cs.games.poll.min", "6 s",
          "cs.games.poll.max", "14 s",
          "cs.games.max-moves", "10000",
          "cs.sockets.ping-interval", "500 ms"));

  /** How many runs there may be at a time, counted by how much each of them can bear. */
  static final int ROOM = 2;

  private final String text;
  private final String load;
  private final String simulation;
  private final Map<String, String> settings;

  TruthBase(String text, String load, String simulation, Map<String, String> settings) {
    this.text = text;
    this.load = load;
    this.simulation = simulation;
    this.settings = settings;
  }

  /** Its name in the table. */
  String text() {
    return text;
  }

  /** What its users do. */
  String load() {
    return load;
  }

  /** Its settings as they are given by {@code -D}, in the order of their names. */
  Map<String, String> settings() {
    return new TreeMap<>(settings);
  }

  /**
   * How much of the {@link #ROOM} it takes: a run without sockets leaves room for another, because
   * what it is seeded with is far from what the machine does.
   */
  int room() {
    return this == GAMES || this == MISTAKEN || this == SOAK ? 1 : ROOM;
  }

  /**
   * A run of it that nothing has been done to.
   */
  GatlingRun run(String name) {
    GatlingRun run =
        GatlingRun.of(name, simulation)
            .withVariable("LOADTEST_USER_POOL_PASSWORD", GatlingRun.PASSWORD);
    settings.forEach(run::with);
    return run;
  }
}
