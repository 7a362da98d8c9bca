package cleansignal.preflight;

import cleansignal.config.DatabaseSettings;
import cleansignal.config.Secret;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** The target's PostgreSQL lets us in, where its address is known. */
final class PostgresCheck {

  private static final int LIMIT_SECONDS = 5;
  private static final int USUAL_PORT = 5432;

  private PostgresCheck() {}

  static Finding look(Subject subject) {
    DatabaseSettings database = subject.config().database();
    return database
        .url()
        .map(address -> connect(address, database.user(), database.password()))
        .orElse(Finding.skip("cs.services.postgres-url is not set"));
  }

  static Finding connect(URI address, Optional<String> user, Optional<Secret> password) {
    int port = address.getPort() < 0 ? USUAL_PORT : address.getPort();
    Properties login = new Properties();
    user.ifPresent(name -> login.setProperty("user", name));
    password.ifPresent(secret -> login.setProperty("password", secret.reveal()));
    for (String limit : new String[] {"connectTimeout", "socketTimeout", "loginTimeout"}) {
      login.setProperty(limit, String.valueOf(LIMIT_SECONDS));
    }
    String url = "jdbc:postgresql://" + address.getHost() + ":" + port + database(address);
    try (Connection connection = DriverManager.getConnection(url, login)) {
      return connection.isValid(LIMIT_SECONDS)
          ? Finding.pass(
              "lets us in, version " + connection.getMetaData().getDatabaseMajorVersion())
          : Finding.fail("lets us in, but answers nothing", "look at its log");
    } catch (SQLException refused) {
      return Finding.fail(
          "does not let us in: " + Causes.told(refused, password),
          "start it, or mend cs.services.postgres-*");
    }
  }

  private static String database(URI address) {
    return address.getPath() == null || address.getPath().isEmpty() ? "/" : address.getPath();
  }
}
