package cleansignal.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of somebody else's for tests, from a package of the operating system, on a free port of
 * the loopback, with data of its own that go with it. Where it is not installed the test that wants
 * it is skipped.
 */
final class RealServer implements AutoCloseable {

  /** Where packages of Debian and its like put programs; PostgreSQL's have a place a version. */
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/usr/lib/postgresql"));

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final long STOP_SECONDS = 10;

  private final Process process;
  private final int port;
  private final Path folder;

  private RealServer(Process process, int port, Path folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
  }

  /** Tells whether something holds by now. */
  interface Condition {

    /** Looks. */
    boolean holds() throws Exception;
  }

  /** A Redis with that password, or with none where it is empty. */
  static RealServer redis(String password) throws IOException {
    Path program = installed("redis-server");
    int port = freePort();
    Path folder = Files.createTempDirectory("redis");
    // Settings over standard input, because one of them is a password.
    Process process =
        new ProcessBuilder(program.toString(), "-")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    String settings =
        "port "
            + port
            + "\nbind 127.0.0.1\nsave \"\"\nappendonly no\n"
            + (password.isEmpty() ? "" : "requirepass " + password + "\n");
    process.getOutputStream().write(settings.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().close();
    return new RealServer(process, port, folder);
  }

  /** A PostgreSQL with an administrator {@code postgres} of that password. */
  static RealServer postgres(String password) throws IOException, InterruptedException {
    Path initdb = installed("initdb");
    int port = freePort();
    // It refuses to run as root, and its data belong to who runs it.
    boolean root = "root".equals(ProcessHandle.current().info().user().orElse(""));
    List<String> as =
        root
            ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
            : List.of();
    Path folder = Files.createTempDirectory("postgres");
    Path secret = folder.resolve("password");
    Files.writeString(secret, password);
    if (root) {
      run(List.of("chown", "-R", "postgres:postgres", folder.toString()), folder);
    }
    Path data = folder.resolve("data");
    run(
        Stream.concat(
                as.stream(),
                Stream.of(
                    initdb.toString(),
                    "-N",
                    "-A",
                    "scram-sha-256",
                    "-U",
                    "postgres",
                    "--pwfile=" + secret,
                    "-D",
                    data.toString()))
            .toList(),
        folder);
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        as.stream(),
                        Stream.of(
                            initdb.resolveSibling("postgres").toString(),
                            "-D",
                            data.toString(),
                            "-p",
                            String.valueOf(port),
                            "-h",
                            "127.0.0.1",
                            "-k",
                            folder.toString(),
                            "-F"))
                    .toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new RealServer(process, port, folder);
  }

  /**
   * A Prometheus with one job, {@code game}.
   *
   * @param scraped host and port of what that scrapes
   */
  static RealServer prometheus(String scraped) throws IOException {
    Path program = installed("prometheus");
    int port = freePort();
    Path folder = Files.createTempDirectory("prometheus");
    Path settings = folder.resolve("prometheus.yml");
    Files.writeString(
        settings,
        """
        global: { scrape_interval: 200ms, scrape_timeout: 200ms }
        scrape_configs:
          - job_name: game
            static_configs: [ { targets: [ "%s" ] } ]
        """
            .formatted(scraped));
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + settings,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new RealServer(process, port, folder);
  }

  /** Its port. */
  int port() {
    return port;
  }

  /**
   * Waits until something holds.
   *
   * @throws AssertionError when it does not within a minute, or the server ends before
   */
  void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.holds()) {
      assertThat(process.isAlive()).as("the server runs").isTrue();
      assertThat(System.nanoTime()).as("time").isLessThan(deadline);
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      empty(folder);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path installed(String program) throws IOException {
    for (Path place : PLACES) {
      if (Files.isDirectory(place)) {
        // A few links deep at most: /usr/lib/postgresql/15/bin.
        try (Stream<Path> files = Files.walk(place, place.endsWith("postgresql") ? 3 : 1)) {
          Optional<Path> found = files.filter(file -> file.endsWith(program)).findFirst();
          if (found.isPresent()) {
            return found.get();
          }
        }
      }
    }
    assumeTrue(
        false,
        program
            + " is not installed here: apt-get install --no-install-recommends redis-server"
            + " postgresql prometheus");
    throw new IllegalStateException("unreachable");
  }

  private static void run(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(command.get(0)).isZero();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void empty(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException problem)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
