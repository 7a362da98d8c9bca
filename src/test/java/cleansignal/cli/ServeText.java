package cleansignal.cli;

import cleansignal.config.EmbeddedSettings;
import cleansignal.config.LoadedConfig;
import cleansignal.config.PoolSettings;
import cleansignal.config.Setting;
import java.util.List;

/** What {@code serve} says once the server is ready. */
final class ServeText {
  private static final String PASSWORD_KEY = "cs.pool.password";

  private ServeText() {}

  /**
   * The lines. Where the password was written is among them, the password never.
   *
   * @param users how many users the server knows
   * @param baseUrl where it listens
   * @param adminUrl where its truth and its orders stand
   * @param inputCounts whether the end of standard input ends the server
   */
  static List<String> of(
      LoadedConfig loaded, int users, String baseUrl, String adminUrl, boolean inputCounts) {
    return List.of(
        "server  " + baseUrl,
        "admin   " + adminUrl,
        "users   " + users(loaded.config().pool(), users) + "; password: " + password(loaded),
        "limits  " + rules(loaded.config().embedded()),
        "try     curl " + adminUrl + "/truth",
        inputCounts ? "Ends with Ctrl-C or with its standard input." : "Ends with Ctrl-C.");
  }

  private static String users(PoolSettings pool, int users) {
    String first = user(pool, 1);
    return users == 1 ? first : first + " to " + user(pool, users);
  }

  private static String user(PoolSettings pool, int number) {
    return pool.prefix() + number + "@" + pool.domain();
  }

  private static String password(LoadedConfig loaded) {
    return PASSWORD_KEY
        + " from "
        + loaded.settings().stream()
            .filter(setting -> setting.key().equals(PASSWORD_KEY))
            .map(Setting::source)
            .findFirst()
            .orElseThrow();
  }

  private static String rules(EmbeddedSettings settings) {
    return settings.limits()
        + "; tokens live "
        + settings.tokenLife().toSeconds()
        + " s; bcrypt cost "
        + settings.bcryptCost();
  }
}
