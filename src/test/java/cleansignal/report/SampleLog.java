package cleansignal.report;

import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogWriter;
import cleansignal.runlog.Logs;
import cleansignal.runlog.RunHeader;
import cleansignal.runlog.RunManifest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A paced {@code baseline} run as the suite would log it, for tests: 22 games of 3 seats from 15 s
 * to 57 s, 44 users, each of whom asks every 350 ms for the state of their game and makes a move
 * after it; half of the moves hand the turn to an AI.
 */
public final class SampleLog {
  /** What a failed poll is called. */
  public static final String POLL = "GET /api/games/:id";

  private static final int GAMES = 22;
  private static final int USERS = 44;
  private static final int WARM_UP = 500;
  private static final int PLAY_FROM = 15_000;
  private static final int PLAY_TO = 57_000;
  private static final int POLL_EVERY = 350;
  private static final int STEADY_POLLS = 3_583;
  private static final int PROBE = 1;

  private final int games;
  private final int failEvery;
  private final String failure;

  private SampleLog(int games, int failEvery, String failure) {
    this.games = games;
    this.failEvery = failEvery;
    this.failure = failure;
  }

  /** A run in which nothing fails. */
  public static SampleLog healthy() {
    return ofGames(GAMES);
  }

  /** A run in which nothing fails, with fewer games than planned. */
  public static SampleLog ofGames(int games) {
    return new SampleLog(games, Integer.MAX_VALUE, "");
  }

  /** A run in which every n-th poll fails with that message. */
  public static SampleLog failing(int every, String message) {
    return new SampleLog(GAMES, every, message);
  }

  /** What {@code run.json} says of it. */
  public static RunManifest manifest() {
    return manifest("baseline");
  }

  /** What {@code run.json} would say of such a run of that scenario. */
  static RunManifest manifest(String scenario) {
    return new RunManifest(
        1,
        scenario,
        "baseline",
        Optional.empty(),
        new RunManifest.Target("embedded", "http://127.0.0.1:8080"),
        "staging",
        10,
        new RunManifest.Planned(
            59_863,
            Optional.of(new RunManifest.Span(25_500, 54_000)),
            USERS,
            USERS,
            GAMES,
            66,
            STEADY_POLLS),
        new RunManifest.Play(List.of("ais", "echoes", "moves", "sockets"), Optional.of(36_000L)),
        Map.of("cs.ai.difficulty", "5"),
        List.of("PASS"),
        false,
        1,
        new RunManifest.ShardOf(0, 1),
        new RunManifest.Versions("0.1.0", "0123abc", LogReader.GATLING_VERSION, "17.0.1"));
  }

  /** The log of the simulation {@code Baseline}. */
  public byte[] bytes() {
    return bytes("cleansignal.simulation.Baseline", LogReader.GATLING_VERSION);
  }

  /** The log of another simulation, or another version of Gatling. */
  public byte[] bytes(String simulationClass, String gatlingVersion) {
    return Logs.bytes(
        new RunHeader(
            gatlingVersion, simulationClass, Logs.START, "", List.of("players", "~probe")),
        this::write);
  }

  private void write(LogWriter log) throws IOException {
    log.user(PROBE, true, WARM_UP);
    for (int user = 0; user < USERS; user++) {
      int at = WARM_UP + user * 100;
      log.user(0, true, at);
      log.request("POST /api/auth/login", at, at + 40 + user, true, "");
    }
    for (int game = 0; game < games; game++) {
      int at = WARM_UP + PLAY_FROM - 100 + game;
      log.request("POST /api/games", at, at + 20 + game, true, "");
      log.request("~game+ " + seats(game), at + 90, at + 90, true, "");
    }
    play(log);
    for (int game = 0; game < games; game++) {
      int at = WARM_UP + PLAY_TO + game;
      log.request("~game- " + seats(game) + " plan-end", at, at, true, "");
    }
    log.user(PROBE, false, WARM_UP + PLAY_TO + 90);
    for (int user = 0; user < USERS; user++) {
      log.user(0, false, WARM_UP + PLAY_TO + 100 + user);
    }
  }

  private void play(LogWriter log) throws IOException {
    int polls = 0;
    for (int at = PLAY_FROM; at < PLAY_TO; at += POLL_EVERY) {
      int second = WARM_UP + at - at % POLL_EVERY;
      log.request("~GET /health", second, second + 1, true, "");
      for (int user = 0; user < USERS; user++) {
        boolean ok = ++polls % failEvery != 0;
        int start = WARM_UP + at + user * POLL_EVERY / USERS;
        log.request(POLL, start, start + 2 + polls % 7, ok, ok ? "" : failure);
        int moved = start + 30 + polls % 9;
        log.request("move", start + 10, moved, true, "");
        if (polls % 2 == 0) {
          log.request("ai turn", moved, moved + 5 + polls % 11, true, "");
        }
      }
    }
  }

  private static String seats(int game) {
    return game % 2 == 0 ? "3h+0a" : "1h+2a";
  }
}
