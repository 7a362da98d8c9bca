package cleansignal.simulation;

import cleansignal.config.EmbeddedSettings;
import cleansignal.config.PoolSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reference server as a process of its own. It ends when its standard input closes, so it can't
 * outlive this JVM however that ends.
 */
public final class EmbeddedServer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PROGRAM = "cleansignal.reference.Main";

  /** A small footprint; and fully compiled, because 300 players cost a lesser one twice the CPU. */
  private static final List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");

  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(5);
  private static final long STOP_SECONDS = 5;
  private static final int OK = 200;
  private static final double MILLIS_PER_SECOND = 1000;

  private final Process process;
  private final int port;
  private final int adminPort;
  private final String faults;

  private EmbeddedServer(Process process, int port, int adminPort, String faults) {
    this.process = process;
    this.port = port;
    this.adminPort = adminPort;
    this.faults = faults;
  }

  /**
   * Starts the server and waits until it says that it is ready.
   *
   * @param users identities to be known from the start
   * @throws IOException when it ends without being ready; its own words are on standard error
   */
  public static EmbeddedServer start(EmbeddedSettings settings, PoolSettings pool, int users)
      throws IOException {
    return launch(settings, pool, users).ready();
  }

  /**
   * Starts the server, which takes a second or two to be ready; there is other work to do
   * meanwhile.
   *
   * @param users identities to be known from the start
   * @throws IOException when it can't be started
   */
  static Starting launch(EmbeddedSettings settings, PoolSettings pool, int users)
      throws IOException {
    Process process =
        new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    OutputStream stdin = process.getOutputStream();
    // Through standard input, because it holds a password; and left open, because its closing ends
    // the server.
    stdin.write((settingsLine(settings, pool, users) + "\n").getBytes(StandardCharsets.UTF_8));
    stdin.flush();
    return new Starting(process, settings.faults());
  }

  /**
   * A server that has been started; it ends with this JVM, ready or not.
   *
   * @param process its own
   * @param faults that it has from its start, a JSON array
   */
  record Starting(Process process, String faults) {

    /**
     * Waits until it says that it is ready.
     *
     * @throws IOException when it ends without being ready; its own words are on standard error
     */
    EmbeddedServer ready() throws IOException {
      BufferedReader stdout =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String ready = stdout.readLine();
      if (ready == null) {
        throw new IOException(
            "the embedded server did not start, for the reason above; what it is told:"
                + " cs.embedded.*, such as cs.embedded.faults (CS_EMBEDDED_FAULTS)");
      }
      JsonNode ports = JSON.readTree(ready);
      return new EmbeddedServer(
          process, ports.required("port").asInt(), ports.required("adminPort").asInt(), faults);
    }
  }

  private static List<String> command() {
    String java = ProcessHandle.current().info().command().orElse("java");
    return Stream.of(
            List.of(java),
            JVM_OPTIONS,
            List.of("-cp", classPath(EmbeddedServer.class.getClassLoader()), PROGRAM))
        .flatMap(List::stream)
        .toList();
  }

  /** The class path of the classes of that loader, for a JVM of their own. */
  static String classPath(ClassLoader classes) {
    // A command inside Maven's process: its JVM's class path is Maven's, the loader's is ours.
    if (classes instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(url -> Path.of(URI.create(url.toString())).toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
    return ManagementFactory.getRuntimeMXBean().getClassPath();
  }

  /** What {@code cleansignal.reference.Main} reads: one line, with the password in it. */
  static String settingsLine(EmbeddedSettings settings, PoolSettings pool, int users)
      throws IOException {
    ObjectNode line = (ObjectNode) JSON.readTree(settings.server());
    line.put("port", settings.port()).put("adminPort", settings.adminPort());
    line.put("limits", settings.limits());
    line.put("tokenLifeSeconds", settings.tokenLife().toSeconds());
    line.put("bcryptCost", settings.bcryptCost());
    line.put("uniqueTokens", settings.uniqueTokens());
    line.put("httpMoves", settings.httpMoves());
    line.put("seed", settings.seed());
    line.set("faults", JSON.readTree(settings.faults()));
    line.put("poolSize", users).put("poolPrefix", pool.prefix()).put("poolDomain", pool.domain());
    line.put("poolPassword", pool.password().reveal());
    settings.freezeAfter().ifPresent(after -> line.put("freezeAfterSeconds", seconds(after)));
    settings.freezeFor().ifPresent(length -> line.put("freezeSeconds", seconds(length)));
    settings.dieAfter().ifPresent(after -> line.put("dieAfterSeconds", seconds(after)));
    return line.toString();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }

  /** Where it listens; without a slash at the end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  /** Where it tells the truth and takes orders; without a slash at the end. */
  public String adminUrl() {
    return "http://127.0.0.1:" + adminPort + "/admin";
  }

  /** Completes with its exit status when it ends, whoever ended it. */
  public CompletableFuture<Integer> ended() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * What the server saw, in its own words.
   *
   * @return JSON
   * @throws IOException when it does not answer, for example because a fault killed it
   */
  String truth() throws IOException {
    return order("GET", "/truth", "");
  }

  /**
   * Takes its faults back until the load begins: they are meant for the load, and would be counted
   * and drawn from by whoever comes before it.
   *
   * @throws IOException when it does not answer
   */
  public void withoutFaults() throws IOException {
    order("DELETE", "/faults", "");
  }

  /**
   * Forgets what it saw so far, and has its faults as from its start.
   *
   * @throws IOException when it does not answer
   */
  void anew() throws IOException {
    order("POST", "/truth/reset", "");
    order("PUT", "/faults", faults);
  }

  private String order(String method, String path, String body) throws IOException {
    // No proxy selector: the one that blocks Gatling's version check would stand in our way too.
    HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(adminUrl() + path))
            .timeout(ADMIN_TIMEOUT)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new IOException(method + " /admin" + path + " answers " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /** Ends the server, politely first. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException gone) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
