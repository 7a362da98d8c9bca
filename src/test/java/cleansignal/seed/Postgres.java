package cleansignal.seed;

import cleansignal.config.DatabaseSettings;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;

/** Connections to a target's PostgreSQL. */
public final class Postgres {

  private static final int PORT = 5432;
  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 60;

  private Postgres() {}

  /**
   * Where the settings say, for their user. The name of the database is a name and nothing else: in
   * a URL of the driver it could bring parameters with it, another host among them.
   *
   * @param settings where it is, and who connects
   * @param connectSeconds time for a connection and the login, each
   * @param answerSeconds time for an answer
   * @throws SeedException when there is no address
   */
  public static PGSimpleDataSource source(
      DatabaseSettings settings, int connectSeconds, int answerSeconds) {
    URI url =
        settings
            .url()
            .orElseThrow(
                () -> new SeedException("cs.services.postgres-url is not set (POSTGRES_URL)"));
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {url.getHost()});
    source.setPortNumbers(new int[] {url.getPort() < 0 ? PORT : url.getPort()});
    source.setDatabaseName(Optional.ofNullable(url.getPath()).orElse("").replaceFirst("^/", ""));
    settings.user().ifPresent(source::setUser);
    settings.password().ifPresent(password -> source.setPassword(password.reveal()));
    source.setConnectTimeout(connectSeconds);
    source.setLoginTimeout(connectSeconds);
    source.setSocketTimeout(answerSeconds);
    source.setApplicationName("clean-signal");
    return source;
  }

  /**
   * Connects.
   *
   * @param readOnly whether the server is to refuse every change
   * @return a connection that commits when it is told to
   * @throws SeedException when there is no address
   * @throws SQLException when there is no connection
   */
  static Connection open(DatabaseSettings settings, boolean readOnly) throws SQLException {
    return open(settings, readOnly, CONNECT_SECONDS);
  }

  /** The same within so many seconds, both until a server is there and until it lets us in. */
  static Connection open(DatabaseSettings settings, boolean readOnly, int connectSeconds)
      throws SQLException {
    PGSimpleDataSource source = source(settings, connectSeconds, ANSWER_SECONDS);
    // Texts then fit columns of other types too: enumerations, ids, JSON.
    source.setStringType("unspecified");
    source.setReadOnly(readOnly);
    Connection connection = source.getConnection();
    // Targets keep times without their zone, in UTC.
    try (var statement = connection.createStatement()) {
      statement.execute("SET TIME ZONE 'UTC'");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** What the server says, without the values it may quote: a hash could be among them. */
  static SeedException explained(SQLException refused) {
    SQLException cause = refused.getNextException() == null ? refused : refused.getNextException();
    String said =
        cause instanceof PSQLException server && server.getServerErrorMessage() != null
            ? server.getServerErrorMessage().getMessage()
            : cause.getMessage();
    return new SeedException(
        "the database refuses (" + cause.getSQLState() + "): " + said, refused);
  }
}
