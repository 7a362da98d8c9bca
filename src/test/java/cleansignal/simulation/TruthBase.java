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

  /**
   * Games that are played: of all plans the soak has the longest plateau for its length, so that
   * few moves a second prove all that decides.
   */
  PLAY(
      "play",
      "40 games of a player and an AI, over sockets; every player thinks 150 to 300 ms before each"
          + " move and polls every 1 to 2 s. The steady window of 9.9 s holds about 1,200 moves.",
      "WsGameplay",
      Map.of(
          "scenario", "ws-gameplay",
          "workload", "soak",
          "pace", "300",
          "cs.play.think.min", "150 ms",
          "cs.play.think.max", "300 ms",
          "cs.games.poll.min", "300 s",
          "cs.games.poll.max", "600 s",
          "cs.games.max-lifetime", "24 h",
          "cs.games.max-moves", "10000")),

  /** Sockets that are held, without games: where logins, connects and echoes decide. */
  SOCKETS(
      "sockets",
      "200 sockets, held to the end of the run, with an echo every 400 ms. The steady window of 3.4 s"
          + " holds about 1,600 echoes.",
      "WsStress",
      Map.of(
          "scenario", "ws-stress",
          "workload", "load",
          "pace", "48",
          "cs.sockets.hold", "960 s",
          "cs.sockets.ping-interval", "400 ms")),

  /** The named run: where the number of games and players decides. */
  BASELINE(
      "baseline",
      "The named run: 22 games with 44 players, who poll every 270 to 670 ms and think 100 to 200 ms"
          + " before each move, and 20 held sockets with an echo every 500 ms. The steady window of"
          + " 9.5 s holds about 900 reads, 1,100 moves and 1,000 turns of AIs.",
      "Baseline",
      Map.of(
          "scenario", "baseline",
          "pace", "30",
          "cs.play.think.min", "100 ms",
          "cs.play.think.max", "200 ms",
          "cs.games.poll.min", "8 s",
          "cs.games.poll.max", "20 s",
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
    return this == GAMES || this == MISTAKEN ? 1 : ROOM;
  }

  /** A run of it that nothing has been done to. */
  GatlingRun run(String name) {
    GatlingRun run =
        GatlingRun.of(name, simulation)
            .withVariable("LOADTEST_USER_POOL_PASSWORD", GatlingRun.PASSWORD);
    settings.forEach(run::with);
    return run;
  }
}
