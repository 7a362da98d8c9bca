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
      2,
      4_900,
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
      2,
      4_900,
      GAMES.settings),

  /** The same over HTTP, for 50 minutes of a plan: where drift decides. */
  SOAK(
      "soak",
      "40 games of two seats with 60 players, over HTTP alone; every player polls every 100 to 140"
          + " ms. The steady window is 50 minutes of the plan, 14.9 s, and holds about 6,500"
          + " requests.",
      "ConcurrentGames",
      2,
      7_300,
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
      3,
      2_900,
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
      6,
      1_700,
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
      3,
      6_100,
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
      6,
      5_700,
      Map.of(
          "scenario", "baseline",
          "pace", "30",
          "cs.play.think.min", "60 ms",
          "cs.play.think.max", "120 ms",
          "cs.games.poll.min", "6 s",
          "cs.games.poll.max", "14 s",
          "cs.games.max-moves", "10000",
          "cs.sockets.ping-interval", "500 ms"));

  /** What there is of the machine, to be shared by runs at a time: {@link #room}. */
  static final int ROOM = 6;

  private final String text;
  private final String load;
  private final String simulation;
  private final int room;
  private final long answers;
  private final Map<String, String> settings;

  /**
   * A base.
   *
   * @param room of {@link #ROOM}
   * @param answers that are {@code ok}: nine tenths of an undisturbed run's
   */
  TruthBase(
      String text,
      String load,
      String simulation,
      int room,
      long answers,
      Map<String, String> settings) {
    this.text = text;
    this.load = load;
    this.simulation = simulation;
    this.room = room;
    this.answers = answers;
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
   * How much of the {@link #ROOM} it takes. Runs that leave most of the machine idle have others
   * beside them, as long as what they are seeded with is far from what those do to them.
   */
  int room() {
    return room;
  }

  /**
   * Whether something held the users of a run up, be it its fault or the machine: it has less than
   * nine tenths of the answers that it has where nothing does.
   */
  boolean heldUp(EndedRun run) {
    return run.outcomes("whole").getOrDefault("ok", 0L) < answers;
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
