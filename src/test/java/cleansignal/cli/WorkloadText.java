package cleansignal.cli;

import cleansignal.plan.WorkloadTable.Row;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The table of all runs, for the screen and for the documentation. */
final class WorkloadText {

  private static final String INTRODUCTION =
      """
      # Workloads

      Every run that there is. `-Dscenario=` takes the first column, `-Dworkload=` the second; without it runs the workload in bold. This page is
      generated from `workloads.conf` and the settings of a `local` target: `mvn -q test-compile exec:java@list -Dexec.args=--write-docs`. The same on
      the screen: `mvn -q test-compile exec:java@list`.

      - **time**: of the stages, at pace 1; where ramps ask for more logins than `cs.auth.login-rate` allows, users log in before the first stage.
      - **users**, **games**: at once, at the peak. A user is one identity of the pool. The pools of `local` and `staging` have 400: for runs with more,
        set `LOADTEST_USER_POOL_SIZE` to as many and [seed](seeding.md) them.
      - **requests/s**: expected at the peak, polls, moves and echoes included, when each answer takes 50 ms; `auth-lifecycle` waits for its logins.
      - **where**: `embedded` and `local` take every run, `staging` as well; `production` needs `-Dconsent=` besides.

      A workload given to a named run replaces its stages; it is not the named run then. Named runs take the workloads of `ws-gameplay`.

      | scenario | workload | time | users | games | requests/s | where |
      |---|---|---|---|---|---|---|
      """;

  private WorkloadText() {}

  /** Lines in columns. */
  static String screen(List<Row> rows) {
    StringBuilder text =
        new StringBuilder(line("scenario", "workload", "time", "users", "games", "req/s", "where"));
    for (Row row : rows) {
      text.append(
          line(
              row.scenario(),
              row.workload().orElse("(its own)") + (row.byDefault() ? " *" : ""),
              time(row.duration()),
              String.valueOf(row.users()),
              String.valueOf(row.games()),
              rate(row),
              where(row)));
    }
    return text.append("* runs without -Dworkload=").append(System.lineSeparator()).toString();
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-19s %-12s %9s %6s %6s %8s  %s%n", cells);
  }

  /** The page of the documentation. */
  static String markdown(List<Row> rows) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Row row : rows) {
      String workload = row.workload().map(name -> "`" + name + "`").orElse("its own");
      page.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %d | %d | %s | %s |\n",
              row.scenario(),
              row.byDefault() ? "**" + workload + "**" : workload,
              time(row.duration()),
              row.users(),
              row.games(),
              rate(row),
              where(row)));
    }
    return page.toString();
  }

  private static String rate(Row row) {
    return String.format(Locale.ROOT, "%.1f", row.requestsPerSecond());
  }

  private static String time(Duration duration) {
    return (duration.toHours() > 0 ? duration.toHours() + "h " : "")
        + duration.toMinutesPart()
        + "m"
        + (duration.toSecondsPart() > 0 ? " " + duration.toSecondsPart() + "s" : "");
  }

  private static String where(Row row) {
    return row.production() ? "everywhere" : "not on production";
  }
}
