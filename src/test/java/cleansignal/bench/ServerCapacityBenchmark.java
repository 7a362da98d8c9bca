package cleansignal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the reference server can carry: first sockets that do nothing but heartbeats, then, with
 * these still open, players who each send a move every two seconds in a game against an AI. The
 * server is a JVM of its own with the options that runs give it. Arguments: players, idle sockets,
 * seconds of each measurement, the AI's mode ({@code service} or {@code local_heuristic}), and the
 * server's core or cores, as {@code taskset} wants them.
 */
public final class ServerCapacityBenchmark {
  private static final List<String> SERVER_OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");
  private static final String PASSWORD = "Sample-Passw0rd";
  private static final int PACE_MILLIS = 2_000;

  /** By then histories are long and games have begun to end. */
  private static final int WARM_UP_MILLIS = 20_000;

  private static final double NANOS_PER_MILLI = 1e6;

  private final CapacityCounts counts = new CapacityCounts();
  private final Child server;
  private final CapacityClient client;
  private final int seconds;

  private ServerCapacityBenchmark(Child server, int connections, int seconds) {
    this.server = server;
    this.client = new CapacityClient(server.answer().get("port").asInt(), connections);
    this.seconds = seconds;
  }

  /** Runs and prints. */
  public static void main(String[] args) throws Exception {
    int players = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    int idle = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
    String mode = args.length > 3 ? args[3] : "service";
    String cores = args.length > 4 ? args[4] : "0";
    String settings = "{\"poolSize\":" + (players + 1) + ",\"poolPassword\":\"" + PASSWORD + "\"}";
    try (Child server =
        Child.start("cleansignal.reference.Main", settings, cores, SERVER_OPTIONS)) {
      new ServerCapacityBenchmark(server, players + idle + 1, seconds).run(players, idle, mode);
    }
    System.exit(0);
  }

  private void run(int players, int idle, String mode) throws Exception {
    List<String> tokens = new ArrayList<>();
    for (int user = 1; user <= players + 1; user++) {
      tokens.add(CapacityClient.await(client.login(user, PASSWORD)));
    }
    print("%d users are logged in; the server holds %d MiB", players + 1, server.residentMiB());
    for (int i = 0; i < idle; i++) {
      // All of one user who does not play, so that no question to a player goes to one of them.
      CapacityClient.await(client.open(tokens.get(players), socket -> frame -> {}));
    }
    measure(idle + " idle sockets");

    for (int user = 0; user < players; user++) {
      start(tokens.get(user), mode, user);
    }
    Thread.sleep(WARM_UP_MILLIS);
    JsonNode truth = measure(players + " players and these, AIs by " + mode);
    print(
        "  server: %.1f moves/s of humans, %.1f of AIs, %.1f choices/s, %.1f states/s",
        truth.at("/play/moves/human").asDouble() / seconds,
        truth.at("/play/moves/ai").asDouble() / seconds,
        truth.at("/play/choices/answered").asDouble() / seconds,
        truth.at("/sockets/sent/game_state").asDouble() / seconds);
    print("  AI service: %s", truth.at("/play/aiService"));
    print("  client: %s", client.onLoop(counts::toString));
  }

  private void start(String token, String mode, long seed) throws Exception {
    CapacityClient.await(
        client.open(
            token,
            socket -> {
              CapacityPlayer player =
                  new CapacityPlayer(
                      client.vertx(),
                      socket,
                      () -> client.newGame(token, mode),
                      counts,
                      PACE_MILLIS,
                      seed);
              player.play();
              return player::received;
            }));
  }

  /** Counts for a while, and returns the server's truth of it. */
  private JsonNode measure(String what) throws Exception {
    int admin = server.answer().get("adminPort").asInt();
    CapacityClient.await(client.request(HttpMethod.POST, admin, "/admin/truth/reset", "", ""));
    client.onLoop(counts::reset);
    long cpuMillis = server.cpuMillis();
    long ownMillis = ownCpuMillis();
    long startNanos = System.nanoTime();
    Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
    double millis = (System.nanoTime() - startNanos) / NANOS_PER_MILLI;
    print(
        "%s: server %.2f cores, %d MiB (at most %d so far); client %.2f cores",
        what,
        (server.cpuMillis() - cpuMillis) / millis,
        server.residentMiB(),
        server.mostResidentMiB(),
        (ownCpuMillis() - ownMillis) / millis);
    return CapacityClient.await(client.request(HttpMethod.GET, admin, "/admin/truth", "", ""));
  }

  private static long ownCpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
