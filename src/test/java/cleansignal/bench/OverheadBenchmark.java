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
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the suite costs: the suite's poll against a bare Gatling request, as fast as both can go, in
 * turns and each in a JVM of its own, on the reference server and on one that answers for next to
 * nothing. Arguments: rounds, users, seconds of CPU counted in each run, and {@code pinned} to give
 * the injector one core and the server another ({@code taskset}).
 */
public final class OverheadBenchmark {

  private static final int WARM_UP_SECONDS = 20;
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
  private final boolean pinned;

  private OverheadBenchmark(int rounds, int users, int seconds, boolean pinned) {
    this.rounds = rounds;
    this.users = users;
    this.seconds = seconds;
    this.pinned = pinned;
  }

  /**
   * One run's figures.
   *
   * @param perSecond requests that ended while it counted, per second
   * @param cpuMicros CPU of the injector for one of them
   * @param injectorCores how many cores the injector kept busy
   * @param serverCores how many cores the server kept busy, over the run
   */
  private record Figures(
      double perSecond, double cpuMicros, double injectorCores, double serverCores) {}

  /** Runs and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int users = args.length > 1 ? Integer.parseInt(args[1]) : 32;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
    boolean pinned = args.length > 3 && args[3].equals("pinned");
    Files.createDirectories(PollOrder.FOLDER);
    new OverheadBenchmark(rounds, users, seconds, pinned).run();
  }

  private void run() throws IOException, InterruptedException {
    try (Child reference = Child.start("cleansignal.reference.Main", SETTINGS, core(SERVER_CORE))) {
      String url = "http://127.0.0.1:" + reference.answer().get("port").asInt();
      String token =
          json(url + "/api/auth/login", Optional.empty(), LOGIN).at("/data/accessToken").asText();
      String game = json(url + "/api/games", Optional.of(token), GAME).at("/data/game/id").asText();
      String answer = text(url + "/api/games/" + game, Optional.of(token), Optional.empty());
      PollOrder order = new PollOrder(url, game, token, users, WARM_UP_SECONDS, seconds);
      print("%d users, %d s of CPU counted, answers of %,d bytes", users, seconds, answer.length());
      compare("reference server", reference, order);
      try (Child fixed = Child.start(FixedServer.class.getName(), answer, core(SERVER_CORE))) {
        String fixedUrl = "http://127.0.0.1:" + fixed.answer().get("port").asInt();
        compare(
            "fixed answers",
            fixed,
            new PollOrder(fixedUrl, game, token, users, WARM_UP_SECONDS, seconds));
      }
    }
  }

  private void compare(String what, Child server, PollOrder order)
      throws IOException, InterruptedException {
    order.write();
    List<Figures> bare = new ArrayList<>();
    List<Figures> suite = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      bare.add(measure(what + ", bare", server, BarePoll.class));
      suite.add(measure(what + ", suite", server, SuitePoll.class));
    }
    print(
        "%s: the suite reaches %.1f %% of bare Gatling (medians); CPU a request %.1f against %.1f us",
        what,
        100 * median(suite, Figures::perSecond) / median(bare, Figures::perSecond),
        median(suite, Figures::cpuMicros),
        median(bare, Figures::cpuMicros));
  }

  private Figures measure(String what, Child server, Class<? extends PollLoop> loop)
      throws IOException, InterruptedException {
    Path results = PollOrder.FOLDER.resolve("results");
    long before = server.cpuMillis();
    long start = System.currentTimeMillis();
    Child.gatling(loop.getName(), results, core(INJECTOR_CORE));
    double serverCores =
        (double) (server.cpuMillis() - before) / (System.currentTimeMillis() - start);
    PollOrder.Used used = PollOrder.Used.read();
    long requests = requests(newest(results).resolve("simulation.log"), used);
    long millis = used.toMillis() - used.fromMillis();
    Figures figures =
        new Figures(
            requests * 1e3 / millis,
            used.cpuNanos() / 1e3 / requests,
            used.cpuNanos() / 1e6 / millis,
            serverCores);
    print(
        "%-25s %,9.0f requests/s, %5.1f us CPU each, injector %.2f cores, server %.2f cores",
        what,
        figures.perSecond(),
        figures.cpuMicros(),
        figures.injectorCores(),
        figures.serverCores());
    return figures;
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

  private static double median(List<Figures> figures, ToDoubleFunction<Figures> figure) {
    double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private Optional<String> core(String core) {
    return pinned ? Optional.of(core) : Optional.empty();
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
