package cleansignal.preflight;

import cleansignal.config.DatabaseSettings;
import cleansignal.seed.Postgres;
import java.sql.Connection;
import java.sql.SQLException;

/** The target's PostgreSQL lets us in, where its address is known. */
final class PostgresCheck {

  private static final int LIMIT_SECONDS = 5;

  private PostgresCheck() {}

  static Finding look(Subject subject) {
    DatabaseSettings database = subject.config().database();
    return database.url().isPresent()
        ? connect(database)
        : Finding.skip("cs.services.postgres-url is not set");
  }

  static Finding connect(DatabaseSettings database) {
    try (Connection connection =
        Postgres.source(database, LIMIT_SECONDS, LIMIT_SECONDS).getConnection()) {
      return connection.isValid(LIMIT_SECONDS)
          ? Finding.pass(
              "lets us in, version " + connection.getMetaData().getDatabaseMajorVersion())
          : Finding.fail("lets us in, but answers nothing", "look at its log");
    } catch (SQLException refused) {
      return Finding.fail(
          "does not let us in: " + Causes.told(refused, database.password()),
          "start it, or mend cs.services.postgres-*");
    }
  }
}
