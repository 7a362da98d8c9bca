package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.DatabaseSettings;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.reference.ReferenceServer;
import cleansignal.reference.ReferenceSettings;
import cleansignal.seed.SeedUser;
import cleansignal.services.PostgresServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SeedCommandTest {
  private static final String PASSWORD = "Kept-to-itself-7391";

  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Printed printed =
      new Printed(
          () ->
              Shell.commandLine(
                  new SeedCommand(() -> SuiteConfigLoader.load(environment, properties))));

  @TempDir private Path folder;

  private void target(String name, String baseUrl) {
    properties.put("target", name);
    properties.put("cs.results", folder.toString());
    environment.put("BASE_URL", baseUrl);
    environment.put("LOADTEST_USER_POOL_PASSWORD", PASSWORD);
    environment.put("LOADTEST_USER_POOL_SIZE", "5");
    properties.put("cs.auth.login-rate", "1000");
  }

  @Test
  void theEmbeddedServerNeedsNoSeeding() {
    assertThat(printed.run()).isEqualTo(1);
    assertThat(printed.err())
        .startsWith("seed: the embedded server knows its users from its start");
  }

  @Test
  void overTheApiTwice() {
    try (ReferenceServer server = ReferenceServer.start(ReferenceSettings.DEFAULTS)) {
      target("local", "http://127.0.0.1:" + server.port());

      assertThat(printed.run()).isZero();
      assertThat(printed.out().lines())
          .hasSize(4)
          .startsWith(
              "target    local, over http://127.0.0.1:" + server.port(),
              "users     loadtest_user_1@loadtest.local to loadtest_user_5@loadtest.local",
              "password  cs.pool.password from environment LOADTEST_USER_POOL_PASSWORD")
          .last()
          .asString()
          .startsWith("done      5 made, 0 were there, 0 left behind earlier (");

      assertThat(printed.run("--count=7")).isZero();
      assertThat(printed.out()).contains("2 made, 5 were there").doesNotContain(PASSWORD);
    }
  }

  @Test
  void aLimiterThatWantsMoreTimeEndsItWithOneAndIsRemembered() throws IOException {
    try (ReferenceServer server =
        ReferenceServer.start(ReferenceSettings.fromJson("{\"limits\":\"strict\"}"))) {
      target("local", "http://127.0.0.1:" + server.port());

      assertThat(printed.run("--max-wait=60")).isEqualTo(1);
      assertThat(printed.out()).contains("done      3 made");
      assertThat(printed.err())
          .isEqualToIgnoringNewLines(
              "seed: the limiter wants to be left alone for 3600 s, longer than --max-wait; the same"
                  + " command goes on from here");
      Path kept = folder.resolve("seeding.json");
      String soFar = Files.readString(kept);
      assertThat(printed.run("--dry-run")).isZero();
      assertThat(printed.out()).contains("would be  2 registered, 3 left behind earlier, ");
      assertThat(kept).hasContent(soFar);
      assertThat(printed.run("--max-wait=60")).isEqualTo(1);
      assertThat(printed.out()).contains("0 made, 0 were there, 3 left behind earlier");
    }
  }

  @Test
  void aDryRunOverTheApiRegistersNobody() {
    try (ReferenceServer server = ReferenceServer.start(ReferenceSettings.DEFAULTS)) {
      target("local", "http://127.0.0.1:" + server.port());

      assertThat(printed.run("--dry-run")).isZero();
      assertThat(printed.out())
          .contains("would be  5 registered, 0 left behind earlier, at most 1000.0 a second")
          .contains("no more than 3 an hour");
      assertThat(printed.run()).isZero();
      assertThat(printed.out()).contains("5 made, 0 were there");
    }
  }

  @Test
  void straightIntoTheDatabaseTwiceAndOutAgain() throws IOException, SQLException {
    try (PostgresServer database = PostgresServer.start(Optional.empty())) {
      target("local", "http://127.0.0.1:1");
      DatabaseSettings settings = database.settings();
      environment.put("POSTGRES_URL", settings.url().orElseThrow().toString());
      environment.put("POSTGRES_USER", settings.user().orElseThrow());
      environment.put("POSTGRES_PASSWORD", "Database-secret-1");
      makeTable(settings);

      assertThat(printed.run("--dry-run")).isZero();
      assertThat(printed.out()).contains("would be  5 made, 0 renewed, 0 unchanged");
      assertThat(printed.run()).isZero();
      assertThat(printed.out())
          .contains("target    local, in " + settings.url().orElseThrow())
          .contains(
              "hash      one bcrypt hash of cost 12 for all 5 users, because they share their"
                  + " password: made in ")
          .contains("done      5 made, 0 renewed, 0 unchanged");
      assertThat(printed.run()).isZero();
      assertThat(printed.out())
          .contains("password: found in the database and checked in ")
          .contains("done      0 made, 0 renewed, 5 unchanged")
          .doesNotContain(PASSWORD, "secret", "$2a$");
      assertThat(printed.run("--remove", "--offset=1", "--count=2")).isZero();
      assertThat(printed.out()).contains("done      2 removed, 0 were not there");
      assertThat(printed.run("--remove")).isZero();
      assertThat(printed.out()).contains("done      3 removed, 2 were not there");
    }
  }

  @Test
  void theTaskIsSaidBeforeTheDatabaseIsAsked() throws Exception {
    try (ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      target("local", "http://127.0.0.1:1");
      String url = "postgresql://127.0.0.1:" + database.getLocalPort() + "/game";
      environment.put("POSTGRES_URL", url);
      StringWriter seen = new StringWriter();
      CommandLine line =
          Shell.commandLine(new SeedCommand(() -> SuiteConfigLoader.load(environment, properties)));
      line.setOut(new PrintWriter(new BufferedWriter(seen)));
      line.setErr(new PrintWriter(new StringWriter()));
      CompletableFuture<String> seenWhenAsked =
          CompletableFuture.supplyAsync(() -> seenWhenAsked(database, seen));

      assertThat(line.execute()).isEqualTo(1);

      assertThat(seenWhenAsked.get(30, TimeUnit.SECONDS).lines())
          .hasSize(3)
          .startsWith("target    local, in " + url);
    }
  }

  /** Takes one connection, notes what was printed by then, and hangs up. */
  private static String seenWhenAsked(ServerSocket database, StringWriter seen) {
    try {
      Socket asking = database.accept();
      String printed = seen.toString();
      asking.close();
      return printed;
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  @Test
  void removingNeedsTheDatabase() {
    target("local", "http://127.0.0.1:1");

    assertThat(printed.run("--remove")).isEqualTo(1);
    assertThat(printed.err()).startsWith("seed: --remove works in the database alone");
    assertThat(printed.run("--remove", "--via=sql")).isEqualTo(1);
    assertThat(printed.err()).startsWith("seed: cs.services.postgres-url is not set");
  }

  @Test
  void productionNeedsConsentAndItsHostInItsFile() {
    target("production", "http://127.0.0.1:1");

    assertThat(printed.run()).isEqualTo(1);
    assertThat(printed.err()).contains("-Dconsent=127.0.0.1");
    properties.put("consent", "127.0.0.1");
    assertThat(printed.run()).isEqualTo(1);
    assertThat(printed.err())
        .startsWith("seed: cs.target.base-url: 127.0.0.1 is no host of the target production");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql://db.example.org/game", "postgresql://203.0.113.9/game"})
  void aDatabaseElsewhereIsRefused(String url) {
    target("local", "http://127.0.0.1:1");
    environment.put("POSTGRES_URL", url);

    assertThat(printed.run()).isEqualTo(1);
    assertThat(printed.err())
        .startsWith("seed: cs.services.postgres-url: ")
        .contains("is no host of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--count=x", "--via=ftp", "--wat"})
  void whatCantBeDoneEndsWithOne(String option) {
    target("local", "http://127.0.0.1:1");

    assertThat(printed.run(option)).isEqualTo(1);
    assertThat(printed.err()).startsWith("seed: ").doesNotContain(PASSWORD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --count=0          | --offset=0       | --count is from 1 to 1000000, not 0
          --count=1000001    | --offset=0       | --count is from 1 to 1000000, not 1000001
          --count=1000000000 | --offset=1000000 | --count is from 1 to 1000000, not 1000000000
          --count=2          | --offset=-1      | --offset is from 0 to 999998 for 2 users, not -1
          --count=2          | --offset=999999  | --offset is from 0 to 999998 for 2 users, not 999999
          --dry-run          | --offset=999996  | --offset is from 0 to 999995 for 5 users, not 999996
          --count=2          | --max-wait=-1    | --max-wait is 0 or more seconds, not -1
          """)
  void whatIsOutOfRangeIsRefusedBeforeAnythingElse(String first, String second, String problem) {
    target("local", "http://not.allowed.example");

    assertThat(printed.run(first, second)).isEqualTo(1);
    assertThat(printed.err()).isEqualToIgnoringNewLines("seed: " + problem);
    assertThat(printed.out()).isEmpty();
  }

  @Test
  void theMostUsersAreTheMostOfAPool() {
    target("local", "http://127.0.0.1:1");
    environment.put("LOADTEST_USER_POOL_SIZE", "" + (SeedUser.LAST + 1));

    assertThat(printed.run()).isEqualTo(1);
    assertThat(printed.err()).contains("must be a whole number from 1 to " + SeedUser.LAST);
  }

  private static void makeTable(DatabaseSettings settings) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:" + settings.url().orElseThrow(), settings.user().orElseThrow(), "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE users (id text PRIMARY KEY, email text UNIQUE NOT NULL, username text UNIQUE"
              + " NOT NULL, \"passwordHash\" text NOT NULL, \"updatedAt\" timestamp(3) NOT NULL)");
    }
  }
}
