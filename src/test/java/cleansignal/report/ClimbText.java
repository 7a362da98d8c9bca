package cleansignal.report;

import cleansignal.slo.Climb;
import cleansignal.slo.LevelResult;
import cleansignal.slo.LevelResult.Measured;
import cleansignal.slo.LevelResult.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How far a run that climbed came, the same words in every report. */
final class ClimbText {

  /** The headings of a level's cells. */
  static final List<String> HEADINGS =
      List.of("users", "standing", "requests/s", "moves/s", "p95", "p99", "true errors");

  /** What is said where no level says anything of the target. */
  static final String NONE_JUDGED = "no level could be judged";

  private ClimbText() {}

  /** What came of it, a sentence each: the limit, why, the first failure, the knee. */
  static List<String> lines(JudgedRun run, Climb climb) {
    List<String> lines = new ArrayList<>();
    lines.add(limit(climb));
    climb.firstMissed().ifPresent(level -> lines.add(why(level)));
    climb.levels().stream()
        .filter(level -> level.standing() != Standing.MET && level.standing() != Standing.MISSED)
        .forEach(level -> lines.add(why(level)));
    lines.add("first failure: " + firstFailure(run, climb));
    lines.add("knee: " + knee(climb));
    return lines;
  }

  /** Where the limit lies, for example {@code 200 users met all objectives, 300 did not}. */
  static String limit(Climb climb) {
    if (!climb.isJudged()) {
      return NONE_JUDGED;
    }
    String met =
        climb
            .lastMet()
            .map(level -> users(level) + " met all objectives")
            .orElse("no level met all objectives");
    String missed = climb.firstMissed().map(ClimbText::missed).orElse("no level missed any");
    return met + "; " + missed;
  }

  /** A target that was lost on the way to a level missed none of its objectives. */
  private static String missed(LevelResult level) {
    return level.missed().isEmpty()
        ? why(level)
        : users(level) + " missed " + String.join(", ", level.missed());
  }

  private static String why(LevelResult level) {
    return users(level) + " " + level.standing().text() + ": " + String.join("; ", level.reasons());
  }

  /** When and what the first true error was, and on the way to which level. */
  static String firstFailure(JudgedRun run, Climb climb) {
    OptionalLong zero = run.measures().stream().mapToLong(m -> m.timeZeroMillis()).findFirst();
    return run.failures().stream()
        .findFirst()
        .map(failure -> failure(failure, failure.atMillis() - zero.orElse(0), climb))
        .orElse("none");
  }

  private static String failure(Failure failure, long atMillis, Climb climb) {
    String level =
        climb.levels().stream()
            .filter(candidate -> atMillis < candidate.window().endMillis())
            .findFirst()
            .map(candidate -> at(candidate, atMillis))
            .orElse("after the last level");
    return "at %s, %s: %s, %s"
        .formatted(
            Numbers.duration(atMillis),
            level,
            failure.request(),
            failure.classified().outcome().text());
  }

  private static String at(LevelResult level, long atMillis) {
    return (atMillis < level.window().startMillis() ? "on the way to " : "at ") + users(level);
  }

  /** The level of the highest power. */
  static String knee(Climb climb) {
    return climb
        .knee()
        .map(level -> "at " + users(level) + ", " + power(level))
        .orElse("not reached");
  }

  private static String power(LevelResult level) {
    return "where requests/s by mean response time is highest: %s/s by %s ms"
        .formatted(rate(level), Numbers.decimal(level.measured().meanMillis(), 1));
  }

  private static String rate(LevelResult level) {
    return Numbers.decimal(level.measured().requestsPerSecond(), 1);
  }

  /** The cells of a level, as the headings say; latencies in ms, of API calls answered well. */
  static List<String> cells(LevelResult level) {
    Measured measured = level.measured();
    boolean any = measured.samples() > 0;
    return List.of(
        Numbers.count(level.users()),
        level.standing().text(),
        any ? rate(level) : "-",
        any ? Numbers.decimal(measured.movesPerSecond(), 1) : "-",
        any ? Numbers.count(measured.p95Millis()) : "-",
        any ? Numbers.count(measured.p99Millis()) : "-",
        Numbers.ratio(measured.trueErrors(), measured.valid()));
  }

  /** For example {@code 200 users}. */
  static String users(LevelResult level) {
    return Numbers.count(level.users()) + " users";
  }

  /** The highest rate before the target degraded. */
  static Optional<String> highestRate(Climb climb) {
    return climb.highestBeforeDegradation().map(level -> rate(level) + " requests/s");
  }

  /** On which level that was, and why not on a higher one. */
  static String whereHighest(Climb climb) {
    return climb
        .highestBeforeDegradation()
        .map(level -> "at " + users(level) + degradation(climb, level))
        .orElseGet(() -> climb.isJudged() ? "none before; knee " + knee(climb) : "");
  }

  private static String degradation(Climb climb, LevelResult level) {
    if (climb.knee().filter(level::equals).isPresent()) {
      return ", the knee, " + power(level);
    }
    return climb.firstMissed().map(missed -> ", below the first level that was missed").orElse("")
        + "; knee "
        + knee(climb);
  }
}
