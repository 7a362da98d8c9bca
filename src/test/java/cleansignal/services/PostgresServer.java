package cleansignal.services;

import cleansignal.config.DatabaseSettings;
import cleansignal.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL for a test, empty but for the database {@code postgres}. */
public final class PostgresServer implements AutoCloseable {

  private static final String USER = "postgres";

  private final RealServer server;
  private final Optional<Secret> password;

  private PostgresServer(RealServer server, Optional<Secret> password) {
    this.server = server;
    this.password = password;
  }

  /**
   * Starts one and waits until it lets its administrator in.
   *
   * @param password what it asks for; empty: it lets in whoever asks
   * @throws IOException when it does not start
   */
  public static PostgresServer start(Optional<Secret> password) throws IOException {
    Path initdb = Program.find("initdb");
    int port = RealServer.freePort();
    Path folder = Files.createTempDirectory("postgres");
    Path secret =
        Files.writeString(folder.resolve("password"), password.map(Secret::reveal).orElse(""));
    if (isRoot()) {
      Program.run(List.of("chown", "-R", USER + ":" + USER, folder.toString()), folder);
    }
    String data = folder.resolve("data").toString();
    List<String> init =
        new ArrayList<>(List.of(initdb.toString(), "-N", "-E", "UTF8", "-U", USER, "-D", data));
    init.addAll(
        password.isPresent()
            ? List.of("-A", "scram-sha-256", "--pwfile=" + secret)
            : List.of("-A", "trust"));
    Program.run(unprivileged(init), folder);
    String program = initdb.resolveSibling("postgres").toString();
    List<String> serve =
        List.of(program, "-D", data, "-p", "" + port, "-h", "127.0.0.1", "-k", "", "-F");
    Process process =
        new ProcessBuilder(unprivileged(serve))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    PostgresServer started = new PostgresServer(new RealServer(process, port, folder), password);
    started.await();
    return started;
  }

  /** How it is reached, as its superuser. */
  public DatabaseSettings settings() {
    return new DatabaseSettings(
        Optional.of(URI.create("postgresql://127.0.0.1:" + server.port() + "/postgres")),
        Optional.of(USER),
        password);
  }

  /** Ends it and removes its data. */
  @Override
  public void close() {
    server.close();
  }

  private void await() throws IOException {
    try {
      server.await(this::letsUsIn);
    } catch (Exception failed) {
      close();
      throw new IOException("PostgreSQL does not start", failed);
    }
  }

  private boolean letsUsIn() {
    String url = "jdbc:" + settings().url().orElseThrow();
    try (var connection =
        DriverManager.getConnection(url, USER, password.map(Secret::reveal).orElse(""))) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** It refuses to run as root, and its data belong to who runs it. */
  private static List<String> unprivileged(List<String> command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    }
    all.addAll(command);
    return all;
  }

  private static boolean isRoot() {
    return ProcessHandle.current().info().user().filter("root"::equals).isPresent();
  }
}
