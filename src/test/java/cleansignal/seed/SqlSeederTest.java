package cleansignal.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import at.favre.lib.crypto.bcrypt.BCrypt;
import cleansignal.config.DatabaseSettings;
import cleansignal.config.PoolSettings;
import cleansignal.config.Secret;
import cleansignal.config.SeedingSettings;
import cleansignal.services.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, in a table like the target's. */
class SqlSeederTest {
  private static final Secret PASSWORD = Secret.of("Seeded-secret-1");
  private static final String COLUMNS =
      """
      {"id": "{id}", "email": "{email}", "username": "{username}", "passwordHash": "{hash}",
       "role": "MODERATOR", "rating": 1300, "isActive": true, "updatedAt": "{now}"}""";
  private static final String TABLE =
      """
      CREATE TYPE role AS ENUM ('USER', 'MODERATOR');
      CREATE TABLE users (
        id text PRIMARY KEY,
        email text NOT NULL UNIQUE,
        username text NOT NULL UNIQUE,
        "passwordHash" text NOT NULL,
        role role NOT NULL DEFAULT 'USER',
        rating integer NOT NULL DEFAULT 1200,
        "isActive" boolean NOT NULL DEFAULT false,
        "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" timestamp(3) NOT NULL
      );
      CREATE TABLE games (id serial PRIMARY KEY, player text NOT NULL REFERENCES users (id));
      """;

  private static PostgresServer server;

  @BeforeAll
  static void start() throws IOException {
    server = PostgresServer.start(Optional.empty());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void makeTables() throws SQLException {
    execute(
        "DROP VIEW IF EXISTS torn; DROP TABLE IF EXISTS games, users; DROP TYPE IF EXISTS role; "
            + TABLE);
  }

  @Test
  void theUsersOfThePoolAreThereAndCanLogIn() throws SQLException {
    SqlSeeder.Result result = seeder(3).seed(users(0, 10), PASSWORD, false);

    assertThat(result.users()).isEqualTo(new Seeded(10, 0, 0, 0, 0));
    assertThat(result.hashKept()).isFalse();
    assertThat(rows("SELECT email, username FROM users ORDER BY length(email), email"))
        .hasSize(10)
        .startsWith("pool_1@pool.test|pool_1", "pool_2@pool.test|pool_2")
        .endsWith("pool_10@pool.test|pool_10");
    assertThat(rows("SELECT DISTINCT role, rating, \"isActive\" FROM users"))
        .containsExactly("MODERATOR|1300|t");
    assertThat(rows("SELECT id FROM users"))
        .doesNotHaveDuplicates()
        .allMatch(SqlSeederTest::isCuid);
    assertThat(
            rows(
                "SELECT count(*) FROM users WHERE abs(extract(epoch from \"updatedAt\" -"
                    + " timezone('UTC', now()))) < 60"))
        .containsExactly("10");
    assertThat(rows("SELECT DISTINCT \"passwordHash\" FROM users"))
        .singleElement()
        .matches(hash -> hash.startsWith("$2a$04$") && isOfPassword(hash));
  }

  @Test
  void seedingTwiceIsSeedingOnce() throws SQLException {
    seeder(3).seed(users(0, 10), PASSWORD, false);
    List<String> once = rows("SELECT * FROM users ORDER BY id");

    SqlSeeder.Result second = seeder(3).seed(users(0, 10), PASSWORD, false);

    assertThat(second.users()).isEqualTo(new Seeded(0, 0, 10, 0, 0));
    assertThat(second.hashKept()).isTrue();
    assertThat(rows("SELECT * FROM users ORDER BY id")).isEqualTo(once);
  }

  @Test
  void whoIsMissingIsAddedAndWhoHasAnotherPasswordGetsThisOne() throws SQLException {
    seeder(100).seed(users(0, 4), PASSWORD, false);
    execute("DELETE FROM users WHERE username = 'pool_2'");
    execute("UPDATE users SET \"passwordHash\" = '' WHERE username = 'pool_3'");

    assertThat(seeder(100).seed(users(0, 6), PASSWORD, false).users())
        .isEqualTo(new Seeded(3, 1, 2, 0, 0));

    assertThat(rows("SELECT DISTINCT \"passwordHash\" FROM users")).hasSize(1);
  }

  @Test
  void anotherPasswordOrCostRenewsAll() throws SQLException {
    seeder(3).seed(users(0, 5), Secret.of("Old-secret-1"), false);

    assertThat(seeder(3).seed(users(0, 5), PASSWORD, false).users())
        .isEqualTo(new Seeded(0, 5, 0, 0, 0));
    assertThat(
            new SqlSeeder(server.settings(), settings(COLUMNS, 5, 3))
                .seed(users(0, 5), PASSWORD, false)
                .users())
        .isEqualTo(new Seeded(0, 5, 0, 0, 0));

    assertThat(rows("SELECT DISTINCT left(\"passwordHash\", 7) FROM users"))
        .containsExactly("$2a$05$");
  }

  @Test
  void aDryRunWritesNothing() throws SQLException {
    seeder(3).seed(users(0, 2), PASSWORD, false);

    assertThat(seeder(3).seed(users(0, 5), PASSWORD, true).users())
        .isEqualTo(new Seeded(3, 0, 2, 0, 0));
    assertThat(seeder(3).remove(users(0, 5), true)).isEqualTo(new Seeded(0, 0, 0, 2, 3));

    assertThat(rows("SELECT count(*) FROM users")).containsExactly("2");
  }

  @Test
  void thePoolAloneIsRemoved() throws SQLException {
    seeder(3).seed(users(0, 5), PASSWORD, false);
    execute(
        "INSERT INTO users (id, email, username, \"passwordHash\", \"updatedAt\") VALUES ('x',"
            + " 'me@pool.test', 'me', '', now()), ('y', 'pool_9@pool.test', 'nine', '', now())");

    assertThat(seeder(3).remove(users(0, 5), false)).isEqualTo(new Seeded(0, 0, 0, 5, 0));
    assertThat(seeder(3).remove(users(0, 5), false)).isEqualTo(new Seeded(0, 0, 0, 0, 5));

    assertThat(rows("SELECT username FROM users ORDER BY 1")).containsExactly("me", "nine");
  }

  @Test
  void anOffsetLeavesTheFirstOut() throws SQLException {
    seeder(3).seed(users(400, 2), PASSWORD, false);

    assertThat(rows("SELECT username FROM users ORDER BY 1"))
        .containsExactly("pool_401", "pool_402");
  }

  /** One transaction a batch: what was committed stays, the batch that fails leaves nothing. */
  @Test
  void aBatchIsWrittenWholeOrNotAtAll() throws SQLException {
    execute(
        "INSERT INTO users (id, email, username, \"passwordHash\", \"updatedAt\") VALUES ('x',"
            + " 'me@pool.test', 'pool_5', '', now())");

    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> seeder(3).seed(users(0, 9), PASSWORD, false))
        .withMessage(
            "the database refuses (23505): duplicate key value violates unique constraint"
                + " \"users_username_key\"; at users 4 to 6, before them: 3"
                + " made");

    assertThat(rows("SELECT username FROM users WHERE id <> 'x' ORDER BY 1"))
        .containsExactly("pool_1", "pool_2", "pool_3");
  }

  @Test
  void usersThatGamesReferToStayAndTheirBatchIsNamed() throws SQLException {
    seeder(3).seed(users(1, 8), PASSWORD, false);
    execute("INSERT INTO games (player) SELECT id FROM users WHERE username = 'pool_8'");

    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> seeder(3).remove(users(0, 9), false))
        .withMessageStartingWith("the database refuses (23503): update or delete on table")
        .withMessageEndingWith("; at users 7 to 9, before them: 5 removed, 1 were not there");

    assertThat(rows("SELECT username FROM users ORDER BY 1"))
        .containsExactly("pool_7", "pool_8", "pool_9");
  }

  /** A constraint that is checked when the batch is committed: the batch is not among the done. */
  @Test
  void aBatchThatIsRefusedAtItsEndIsNotCounted() throws SQLException {
    execute("ALTER TABLE games ALTER CONSTRAINT games_player_fkey DEFERRABLE INITIALLY DEFERRED");
    seeder(3).seed(users(0, 2), PASSWORD, false);
    execute("INSERT INTO games (player) SELECT id FROM users");

    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> seeder(3).remove(users(0, 2), false))
        .withMessageEndingWith("; at users 1 to 2, before them: nothing");
  }

  /** A view in which one hash can't be read. */
  @Test
  void aDryRunThatFailsHasDoneNothing() throws SQLException {
    seeder(3).seed(users(0, 9), PASSWORD, false);
    execute(
        "CREATE VIEW torn AS SELECT email, CASE username WHEN 'pool_5' THEN (1 / (length(username)"
            + " - 6))::text ELSE \"passwordHash\" END AS hash FROM users");
    SqlSeeder seeder =
        new SqlSeeder(
            server.settings(),
            new SeedingSettings("torn", "{\"email\": \"{email}\", \"hash\": \"{hash}\"}", 4, 3));

    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> seeder.remove(users(0, 9), true))
        .withMessage(
            "the database refuses (22012): division by zero; at users 4 to 6, before them: nothing");
  }

  @Test
  void fourHundredUsersTakeOneHashAtTheRealCost() throws SQLException {
    SqlSeeder seeder = new SqlSeeder(server.settings(), settings(COLUMNS, 12, 100));

    SqlSeeder.Result result = seeder.seed(users(0, 400), PASSWORD, false);

    assertThat(result.users().made()).isEqualTo(400);
    assertThat(rows("SELECT DISTINCT left(\"passwordHash\", 7) FROM users"))
        .containsExactly("$2a$12$");
    assertThat(rows("SELECT count(DISTINCT \"passwordHash\") FROM users")).containsExactly("1");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamedWithoutASecret() {
    DatabaseSettings closed =
        new DatabaseSettings(
            Optional.of(URI.create("postgresql://127.0.0.1:1/none")),
            Optional.of("me"),
            Optional.of(Secret.of("Database-secret-1")));

    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(
            () -> new SqlSeeder(closed, settings(COLUMNS, 4, 3)).seed(users(0, 1), PASSWORD, false))
        .withMessageContaining("127.0.0.1:1")
        .withMessageNotContaining("secret");
  }

  @Test
  void aServerThatTakesTheConnectionAndSaysNothingIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DatabaseSettings settings =
          new DatabaseSettings(
              Optional.of(URI.create("postgresql://127.0.0.1:" + silent.getLocalPort() + "/none")),
              Optional.of("me"),
              Optional.empty());

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> Postgres.open(settings, true, 1))
          .withMessage("Connection attempt timed out.");
    }
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    String columns = "{\"email\": \"{email}\", \"secret_hash\": \"{hash}\"}";

    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(
            () ->
                new SqlSeeder(server.settings(), settings(columns, 4, 3))
                    .seed(users(0, 1), PASSWORD, false))
        .withMessage("the database refuses (42703): column \"secret_hash\" does not exist");
  }

  private static boolean isCuid(String id) {
    return id.matches("c[0-9a-z]{24}");
  }

  private static boolean isOfPassword(String hash) {
    return BCrypt.verifyer().verify(PASSWORD.reveal().toCharArray(), hash.toCharArray()).verified;
  }

  private static SqlSeeder seeder(int batch) {
    return new SqlSeeder(server.settings(), settings(COLUMNS, 4, batch));
  }

  private static SeedingSettings settings(String columns, int cost, int batch) {
    return new SeedingSettings("public.users", columns, cost, batch);
  }

  private static List<SeedUser> users(int offset, int count) {
    return SeedUser.of(
        new PoolSettings(OptionalInt.empty(), "pool_", "pool.test", PASSWORD, Optional.empty()),
        offset,
        count);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = Postgres.open(server.settings(), false);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.commit();
    }
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Connection connection = Postgres.open(server.settings(), true);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          cells.add(found.getString(column));
        }
        rows.add(String.join("|", cells));
      }
      return rows;
    }
  }
}
