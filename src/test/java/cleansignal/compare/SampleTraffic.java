package cleansignal.compare;

import cleansignal.report.Circumstances;
import cleansignal.report.JudgePipeline;
import cleansignal.report.JudgedRun;
import cleansignal.report.SampleLog;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogWriter;
import cleansignal.runlog.Logs;
import cleansignal.runlog.RunHeader;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.Requirements;
import cleansignal.slo.RunFacts;
import cleansignal.slo.SloFiles;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Input data of tests: runs of {@code baseline} whose response times are drawn from a log-normal
 * distribution with known medians (sigma 0.3), one draw a seed. 22 games from 15 s to 57 s, 44
 * users, who poll every 350 ms and move after each poll; a steady window from 25.5 s to 54 s.
 */
public final class SampleTraffic {

  /** The request of which there are most. */
  public static final String POLL = "GET /api/games/:id";

  /** A move. */
  public static final String MOVE = "move";

  private static final SloFiles SLO = SloFiles.load(Path.of("slo"));
  private static final double SIGMA = 0.3;
  private static final int GAMES = 22;
  private static final int USERS = 44;
  private static final int WARM_UP = 500;
  private static final int PLAY_FROM = 15_000;
  private static final int PLAY_TO = 57_000;
  private static final int POLL_EVERY = 350;
  private static final int PROBE = 1;
  private static final Map<String, Integer> MEDIANS =
      Map.of(
          POLL, 120, MOVE, 80, "ai turn", 60, "POST /api/auth/login", 150, "POST /api/games", 50);

  private final long seed;
  private final Map<String, Double> factors = new HashMap<>();
  private int failEvery = Integer.MAX_VALUE;
  private int failures = Integer.MAX_VALUE;
  private String failure = "outcome, found server-error 500";
  private String left = "";
  private int games = GAMES;

  private SampleTraffic(long seed) {
    this.seed = seed;
  }

  /** A run of its own draws. */
  public static SampleTraffic of(long seed) {
    return new SampleTraffic(seed);
  }

  /** The same with one kind of request slower by that factor. */
  public SampleTraffic slower(String name, double factor) {
    factors.put(name, factor);
    return this;
  }

  /** The same with every n-th poll answered by a 500. */
  public SampleTraffic failing(int every) {
    failEvery = every;
    return this;
  }

  /** No more than so many failures. */
  SampleTraffic atMost(int failed) {
    failures = failed;
    return this;
  }

  /** Failures are refusals by a limiter. */
  SampleTraffic limited() {
    failure = "outcome, found rate-limited 429";
    return this;
  }

  /** No such request is ever made. */
  SampleTraffic without(String name) {
    left = name;
    return this;
  }

  /** Fewer games than planned. */
  SampleTraffic games(int number) {
    games = number;
    return this;
  }

  /** The run as it takes part in a comparison. */
  Candidate candidate(String id) {
    return candidate(id, SampleLog.manifest(), Circumstances.UNKNOWN);
  }

  /** The run with another manifest. */
  Candidate candidate(String id, RunManifest manifest, Circumstances circumstances) {
    try {
      JudgedRun judged = new JudgePipeline(SLO).judge(id, Logs.source(bytes()), manifest);
      return new Candidate(judged, Requirements.of(SLO, RunFacts.of(manifest)), circumstances);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The manifest of these runs with one value changed. */
  public static RunManifest manifest(String pointer, String json) {
    try {
      JsonMapper mapper = new JsonMapper();
      JsonNode tree = mapper.readTree(RunManifests.toJson(SampleLog.manifest()));
      JsonPointer place = JsonPointer.compile(pointer);
      ((ObjectNode) tree.at(place.head()))
          .set(place.last().getMatchingProperty(), mapper.readTree(json));
      return RunManifests.fromJson(tree.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The log. */
  public byte[] bytes() {
    return Logs.bytes(
        new RunHeader(
            LogReader.GATLING_VERSION,
            "cleansignal.simulation.Baseline",
            Logs.START,
            "",
            List.of("players", "~probe")),
        this::write);
  }

  private void write(LogWriter log) throws IOException {
    Random random = new Random(seed);
    log.user(PROBE, true, WARM_UP);
    for (int user = 0; user < USERS; user++) {
      int at = WARM_UP + user * 300;
      log.user(0, true, at);
      request(log, random, "POST /api/auth/login", at);
    }
    for (int game = 0; game < games; game++) {
      int at = WARM_UP + PLAY_FROM - 100 + game;
      request(log, random, "POST /api/games", at);
      log.request("~game+ " + seats(game), at + 90, at + 90, true, "");
    }
    play(log, random);
    for (int game = 0; game < games; game++) {
      int at = WARM_UP + PLAY_TO + game;
      log.request("~game- " + seats(game) + " plan-end", at, at, true, "");
    }
    log.user(PROBE, false, WARM_UP + PLAY_TO + 90);
    for (int user = 0; user < USERS; user++) {
      log.user(0, false, WARM_UP + PLAY_TO + 100 + user);
    }
  }

  private void play(LogWriter log, Random random) throws IOException {
    int polls = 0;
    int failed = 0;
    for (int at = PLAY_FROM; at < PLAY_TO; at += POLL_EVERY) {
      log.request("~GET /health", WARM_UP + at, WARM_UP + at + 1, true, "");
      for (int user = 0; user < USERS; user++) {
        int start = WARM_UP + at + user * POLL_EVERY / USERS;
        boolean ok = ++polls % failEvery != 0 || failed >= failures;
        failed += ok ? 0 : 1;
        log.request(POLL, start, start + millis(random, POLL), ok, ok ? "" : failure);
        request(log, random, MOVE, start + 10);
        if (polls % 2 == 0) {
          request(log, random, "ai turn", start + 20);
        }
      }
    }
  }

  private void request(LogWriter log, Random random, String name, int at) throws IOException {
    int millis = millis(random, name);
    if (!name.equals(left)) {
      log.request(name, at, at + millis, true, "");
    }
  }

  private int millis(Random random, String name) {
    double factor = Optional.ofNullable(factors.get(name)).orElse(1.0);
    return (int) Math.round(MEDIANS.get(name) * factor * Math.exp(SIGMA * random.nextGaussian()));
  }

  private static String seats(int game) {
    return game % 2 == 0 ? "3h+0a" : "1h+2a";
  }
}
