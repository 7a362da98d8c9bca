package cleansignal.seed;

import cleansignal.config.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of a test's own, below {@code target}: on a free port of the loopback, gone with the
 * test. It does not run as root, so root hands it to the user postgres.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String USER = "postgres";
  private static final int LIMIT_SECONDS = 60;

  private final Path binaries;
  private final Path data;
  private final int port;

  private PostgresServer(Path binaries, Path data, int port) {
    this.binaries = binaries;
    this.data = data;
    this.port = port;
  }

  /**
   * Where its programs are.
   *
   * @return the folder of the newest version; empty on a machine without them
   */
  public static Optional<Path> binaries() {
    Path versions = Path.of("/usr/lib/postgresql");
    try (Stream<Path> found =
        Files.isDirectory(versions) ? Files.list(versions) : Stream.<Path>empty()) {
      return Stream.concat(
              found
                  .sorted(
                      Comparator.comparing((Path path) -> path.getFileName().toString()).reversed())
                  .map(version -> version.resolve("bin")),
              Stream.of(Path.of("/usr/local/bin"), Path.of("/usr/bin")))
          .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
          .filter(folder -> Files.isExecutable(folder.resolve("pg_ctl")))
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param binaries its programs
   * @param name of its folder
   * @throws IOException when it does not start; its own words are in the message
   */
  public static PostgresServer start(Path binaries, String name) throws IOException {
    Path home = Files.createDirectories(Path.of("target", "postgres").toAbsolutePath());
    Path data = Files.createTempDirectory(home, name + "-");
    PostgresServer server = new PostgresServer(binaries, data, freePort());
    if (isRoot()) {
      run(List.of("chown", USER, data.toString()));
    }
    server.postgres("initdb", "-D", data.toString(), "-U", USER, "-A", "trust", "-N", "-E", "UTF8");
    server.postgres(
        "pg_ctl",
        "-D",
        data.toString(),
        "-w",
        "-t",
        "" + LIMIT_SECONDS,
        "-l",
        data.resolve("log.txt").toString(),
        "-o",
        "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -p "
            + server.port,
        "start");
    return server;
  }

  /** How it is reached: as its superuser, without a password. */
  public DatabaseSettings settings() {
    return new DatabaseSettings(
        Optional.of(URI.create("postgresql://127.0.0.1:" + port + "/postgres")),
        Optional.of(USER),
        Optional.empty());
  }

  /** Stops it and removes its folder. */
  @Override
  public void close() throws IOException {
    postgres("pg_ctl", "-D", data.toString(), "-w", "-m", "immediate", "stop");
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void postgres(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", USER, "--"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException {
    Path output = Files.createTempFile("postgres", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command + " failed: " + Files.readString(output));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static boolean isRoot() {
    return ProcessHandle.current().info().user().filter("root"::equals).isPresent();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
