package cleansignal.cli;

import cleansignal.config.LoadedConfig;
import cleansignal.config.Setting;
import cleansignal.config.SuiteConfig;
import cleansignal.seed.ApiSeeder;
import cleansignal.seed.SeedUser;
import cleansignal.seed.Seeded;
import cleansignal.seed.SqlSeeder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code seed} says. */
final class SeedText {
  private static final String PASSWORD_KEY = "cs.pool.password";

  private SeedText() {}

  /** What is about to be done. Where the password was written is part of it, the password never. */
  static List<String> task(
      LoadedConfig loaded,
      List<SeedUser> users,
      SeedCommand.Way way,
      boolean remove,
      boolean dryRun) {
    SuiteConfig config = loaded.config();
    String where =
        way == SeedCommand.Way.SQL
            ? config.database().url().map(url -> "in " + url).orElse("in no database")
            : "over " + config.target().baseUrl().orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add(
        "target    " + config.target().environment() + ", " + where + (dryRun ? ", dry run" : ""));
    lines.add(
        (remove ? "remove    " : "users     ")
            + users.get(0).email()
            + " to "
            + users.get(users.size() - 1).email());
    if (!remove) {
      lines.add("password  " + PASSWORD_KEY + " from " + source(loaded));
    }
    return List.copyOf(lines);
  }

  /** The work that all users share. */
  static String hash(SqlSeeder.Result result, int cost, int users) {
    return String.format(
        Locale.ROOT,
        "hash      one bcrypt hash of cost %d for all %,d users, because they share their password:"
            + " %s in %d ms",
        cost,
        users,
        result.hashKept() ? "found in the database and checked" : "made",
        result.hashMillis());
  }

  static String made(Seeded users, Duration time, boolean dryRun) {
    return String.format(
        Locale.ROOT,
        "%s %,d made, %,d renewed, %,d unchanged (%.1f s)",
        dryRun ? "would be " : "done     ",
        users.made(),
        users.renewed(),
        users.unchanged(),
        time.toMillis() / 1000.0);
  }

  static String removed(Seeded users, boolean dryRun) {
    return String.format(
        Locale.ROOT,
        "%s %,d removed, %,d were not there",
        dryRun ? "would be " : "done     ",
        users.removed(),
        users.absent());
  }

  static String wouldRegister(int users, int skipped, SuiteConfig config) {
    return String.format(
        Locale.ROOT,
        "would be  %,d registered, %,d left behind earlier, at most %.1f a second; the target's"
            + " limiter may take no more than %,d an hour (cs.auth.registrations-per-hour)",
        users,
        skipped,
        config.auth().loginRate(),
        config.lifecycle().registrationsPerHour());
  }

  static String registered(ApiSeeder.Result result, Duration time) {
    return String.format(
        Locale.ROOT,
        "done      %,d made, %,d were there, %,d left behind earlier (%.1f s)",
        result.users().made(),
        result.users().unchanged(),
        result.skipped(),
        time.toMillis() / 1000.0);
  }

  static String stopped(Duration wait) {
    return "the limiter wants to be left alone for "
        + wait.toSeconds()
        + " s, longer than --max-wait; the same command goes on from here";
  }

  private static String source(LoadedConfig loaded) {
    return loaded.settings().stream()
        .filter(setting -> setting.key().equals(PASSWORD_KEY))
        .map(Setting::source)
        .findFirst()
        .orElseThrow();
  }
}
