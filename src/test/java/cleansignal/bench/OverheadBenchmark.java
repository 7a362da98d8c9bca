package cleansignal.bench;

import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogVisitor;
import cleansignal.runlog.RunHeader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the suite costs: the suite's poll beside a bare Gatling request, each in a JVM of its own,
 * as fast as both can go, on the reference server and on one that answers for next to nothing. Both
 * loops run at the same time on the same core, which the scheduler shares out evenly, so that a
 * busy machine slows them alike; the server has the other core. Arguments: rounds, users of each
 * loop, seconds of CPU counted in each.
 */
public final class OverheadBenchmark {

  private static final int WARM_UP_SECONDS = 40;
  private static final String SERVER_CORE = "0";
  private static final String INJECTOR_CORE = "1";
  private static final String LOGIN =
      "{\"email\":\"loadtest_user_1@loadtest.local\",\"password\":\"Sample-Passw0rd\"}";
  private static final String SETTINGS = "{\"poolSize\":1,\"poolPassword\":\"Sample-Passw0rd\"}";
  private static final String GAME =
      "{\"boardType\":\"square8\",\"maxPlayers\":4,\"isRated\":true,"
          + "\"timeControl\":{\"type\":\"classical\",\"initialTime\":7200,\"increment\":0}}";

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int rounds;
  private final int users;
  private final int seconds;

  private OverheadBenchmark(int rounds, int users, int seconds) {
    this.rounds = rounds;
    this.users = users;
    this.seconds = seconds;
  }

  /**
   * One loop's figures.
   *
   * @param requests requests that ended while it counted
   * @param millis how long it counted, by the clock
   * @param cpuMicros CPU of the injector for one of them
   */
  private record Figures(long requests, long millis, double cpuMicros) {
    double perSecond() {
      return requests * 1e3 / millis;
    }
  }

  /** Runs and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int users = args.length > 1 ? Integer.parseInt(args[1]) : 32;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
    Files.createDirectories(PollOrder.FOLDER);
    new OverheadBenchmark(rounds, users, seconds).run();
  }

  private void run() throws IOException, InterruptedException {
    try (Child reference = Child.start("cleansignal.reference.Main", SETTINGS, SERVER_CORE)) {
      String url = "http://127.0.0.1:" + reference.answer().get("port").asInt();
      String token =
          json(url + "/api/auth/login", Optional.empty(), LOGIN).at("/data/accessToken").asText();
      String game = json(url + "/api/games", Optional.of(token), GAME).at("/data/game/id").asText();
      String answer = text(url + "/api/games/" + game, Optional.of(token), Optional.empty());
      PollOrder order = new PollOrder(url, game, token, users, WARM_UP_SECONDS, seconds);
      print("%d users, %d s of CPU counted, answers of %,d bytes", users, seconds, answer.length());
      compare("reference server", order);
      try (Child fixed = Child.start(FixedServer.class.getName(), answer, SERVER_CORE)) {
        String fixedUrl = "http://127.0.0.1:" + fixed.answer().get("port").asInt();
        compare(
            "fixed answers", new PollOrder(fixedUrl, game, token, users, WARM_UP_SECONDS, seconds));
      }
    }
  }

  private void compare(String what, PollOrder order) throws IOException, InterruptedException {
    order.write();
    List<Double> rates = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Process barePoll = Child.gatling(BarePoll.class, INJECTOR_CORE);
      Process suitePoll = Child.gatling(SuitePoll.class, INJECTOR_CORE);
      Figures bare = figures(BarePoll.class, barePoll);
      Figures suite = figures(SuitePoll.class, suitePoll);
      // CPU time, because the scheduler's shares are even only on the whole.
      rates.add(100 * bare.cpuMicros() / suite.cpuMicros());
      print(
          "%-16s bare %,7.0f requests/s, %5.1f us CPU each; suite %,7.0f, %5.1f us: %.1f %%",
          what,
          bare.perSecond(),
          bare.cpuMicros(),
          suite.perSecond(),
          suite.cpuMicros(),
          rates.get(rates.size() - 1));
    }
    print("%s: the suite reaches %.1f %% of bare Gatling (median)", what, median(rates));
  }

  private static Figures figures(Class<? extends PollLoop> loop, Process process)
      throws IOException, InterruptedException {
    if (process.waitFor() != 0) {
      throw new IllegalStateException(loop + " ended with status " + process.exitValue());
    }
    PollOrder.Used used = PollOrder.Used.read(loop);
    long requests = requests(newest(PollOrder.folder(loop)).resolve("simulation.log"), used);
    return new Figures(
        requests, used.toMillis() - used.fromMillis(), used.cpuNanos() / 1e3 / requests);
  }

  /** Requests that ended while it counted; a failed one would compare nothing. */
  private static long requests(Path log, PollOrder.Used used) throws IOException {
    class Counter implements LogVisitor {
      private long zero;
      private long count;

      @Override
      public void header(RunHeader header) {
        zero = header.startEpochMillis();
      }

      @Override
      public void request(String name, int start, int end, boolean ok, String message) {
        if (!ok) {
          throw new IllegalStateException(name + ": " + message);
        }
        if (zero + end >= used.fromMillis() && zero + end < used.toMillis()) {
          count++;
        }
      }
    }

    Counter counter = new Counter();
    LogReader.read(log, counter);
    return counter.count;
  }

  private static Path newest(Path results) throws IOException {
    try (Stream<Path> runs = Files.list(results)) {
      return runs.max((a, b) -> a.toFile().lastModified() < b.toFile().lastModified() ? -1 : 1)
          .orElseThrow();
    }
  }

  private static double median(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private JsonNode json(String url, Optional<String> token, String body)
      throws IOException, InterruptedException {
    return JSON.readTree(text(url, token, Optional.of(body)));
  }

  private String text(String url, Optional<String> token, Optional<String> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    body.ifPresent(
        text ->
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(text)));
    return http.send(request.build(), BodyHandlers.ofString()).body();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
