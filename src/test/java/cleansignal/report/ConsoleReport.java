package cleansignal.report;

import cleansignal.measure.RunMeasures;
import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveStatus;
import cleansignal.slo.Reason;
import cleansignal.slo.Strip;
import cleansignal.slo.Verdict;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdict on one screen: the verdict first, then why, then the figures, then where to look
 * next. At most {@value ScreenText#COLUMNS} columns; at most {@value #LINES} lines unless the
 * objectives that are not met, or the levels of a run that climbed, need more.
 */
public final class ConsoleReport implements ReportWriter {
  /** The screen's height. */
  static final int LINES = 40;

  private static final String STRIP = "            out when  ";
  private static final int CELL = 9;
  private static final int LEVEL_CELL = 13;
  private static final int BLANKS = 3;
  private static final int FEWEST_REQUESTS = 4;
  private static final int MOST_REASONS = 6;
  private static final int MOST_HINTS = 4;

  /** What a reader looks into, in this order. */
  private static final List<String> READABLE =
      List.of(RunFolder.INDEX_HTML, RunFolder.VERDICT_MD, RunFolder.FAILURES);

  private final Optional<String> folder;
  private final Predicate<String> there;

  /**
   * The report on a run with a folder.
   *
   * @param folder how the reader reaches it, relative to the project, for example {@code
   *     results/baseline-20250101000000000}
   */
  public ConsoleReport(String folder) {
    this(folder, any -> true);
  }

  /**
   * The same for a folder in which files may be missing.
   *
   * @param there whether the folder holds, or will hold, a file of that name; others are not named
   */
  public ConsoleReport(String folder, Predicate<String> there) {
    this(Optional.of(folder), there);
  }

  private ConsoleReport(Optional<String> folder, Predicate<String> there) {
    this.folder = folder;
    this.there = there;
  }

  /** The report on a log outside a run folder: it names no files. */
  public static ConsoleReport ofBareLog() {
    return new ConsoleReport(Optional.empty(), none -> false);
  }

  @Override
  public void write(JudgedRun run, Writer out) throws IOException {
    for (String line : lines(run)) {
      out.write(line);
      out.write('\n');
    }
  }

  private List<String> lines(JudgedRun run) {
    List<String> head = head(run);
    List<String> tail = tail(run);
    List<String> climb = climb(run);
    int room = LINES - BLANKS - head.size() - tail.size() - climb.size();
    List<String> objectives =
        objectives(run.verdict(), room - requests(run, FEWEST_REQUESTS).size());
    int heading = 1;
    int most = Math.max(FEWEST_REQUESTS, room - objectives.size() - heading);
    return Stream.of(head, climb, objectives, requests(run, most), tail)
        .filter(section -> !section.isEmpty())
        .reduce(ConsoleReport::withBlank)
        .orElseThrow();
  }

  private static List<String> withBlank(List<String> above, List<String> below) {
    List<String> lines = new ArrayList<>(above);
    lines.add("");
    lines.addAll(below);
    return lines;
  }

  private static List<String> head(JudgedRun run) {
    List<String> lines = new ArrayList<>();
    Verdict verdict = run.verdict();
    String title = verdict.kind() + "  " + run.name() + " · ";
    lines.addAll(
        ScreenText.wrapped(title + String.join(" · ", RunText.circumstances(run)), "      "));
    lines.addAll(ScreenText.labelled("standing", RunText.standing(run)));
    List<Reason> reasons =
        verdict.reasons().stream().filter(reason -> reason.kind() == verdict.kind()).toList();
    for (Reason reason : reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))) {
      lines.addAll(ScreenText.labelled("reason", reason.text()));
    }
    if (reasons.size() > MOST_REASONS) {
      lines.addAll(
          ScreenText.labelled("", reasons.size() - MOST_REASONS + " more in verdict.json"));
    }
    lines.addAll(otherReasons(verdict));
    for (String warning : verdict.warnings()) {
      lines.addAll(ScreenText.labelled("warning", warning));
    }
    return lines;
  }

  /** How far a run that climbed came, level by level. */
  private static List<String> climb(JudgedRun run) {
    List<String> lines = new ArrayList<>();
    run.climb()
        .ifPresent(
            climb -> {
              ClimbText.lines(run, climb)
                  .forEach(line -> lines.addAll(ScreenText.labelled("breakpoint", line)));
              lines.add(levelLine(ClimbText.HEADINGS));
              climb.levels().forEach(level -> lines.add(levelLine(ClimbText.cells(level))));
            });
    return lines;
  }

  private static String levelLine(List<String> cells) {
    return ScreenText.cut(
        cells.stream()
            .map(cell -> String.format(Locale.ROOT, "%" + LEVEL_CELL + "s", cell))
            .collect(Collectors.joining()));
  }

  /** What speaks for a verdict that was not reached: the objectives' lines say why. */
  private static List<String> otherReasons(Verdict verdict) {
    Map<VerdictKind, List<String>> others = new LinkedHashMap<>();
    for (Reason reason : verdict.reasons()) {
      if (reason.kind() != verdict.kind()) {
        others
            .computeIfAbsent(reason.kind(), kind -> new ArrayList<>())
            .add(reason.objective().orElse(reason.text()));
      }
    }
    return others.entrySet().stream()
        .flatMap(
            entry ->
                ScreenText.labelled(
                    "also", entry.getKey() + ": " + String.join(", ", entry.getValue()))
                    .stream())
        .toList();
  }

  /** As many as there is room for: all, all but what is met and only warns, or what decides. */
  private List<String> objectives(Verdict verdict, int room) {
    return Stream.<Predicate<ObjectiveResult>>of(any -> true, ConsoleReport::isWorthALine)
        .map(wanted -> objectives(verdict, wanted))
        .filter(lines -> lines.size() <= room)
        .findFirst()
        .orElseGet(() -> objectives(verdict, ConsoleReport::isDecisive));
  }

  private List<String> objectives(Verdict verdict, Predicate<ObjectiveResult> wanted) {
    List<String> lines = new ArrayList<>();
    List<ObjectiveResult> applicable =
        verdict.objectives().stream()
            .filter(o -> o.status() != ObjectiveStatus.NOT_APPLICABLE)
            .toList();
    for (ObjectiveResult objective : applicable) {
      if (wanted.test(objective)) {
        lines.add(objectiveLine(objective));
        lines.addAll(strip(objective));
      }
    }
    for (ObjectiveStatus status : List.of(ObjectiveStatus.MET, ObjectiveStatus.UNPROVEN)) {
      lines.addAll(
          idList(
              "also " + status.text(),
              applicable,
              wanted.negate().and(objective -> objective.status() == status)));
    }
    lines.addAll(notJudged(verdict.objectives().size() - applicable.size()));
    return lines;
  }

  private List<String> notJudged(int count) {
    String which = folder.map(path -> ", see " + RunFolder.VERDICT_MD).orElse("");
    String text = count + " objectives that do not apply to this run" + which;
    return count == 0 ? List.of() : ScreenText.labelled("not judged", text);
  }

  private static boolean isWorthALine(ObjectiveResult objective) {
    return objective.status() != ObjectiveStatus.MET || objective.priority().decides();
  }

  /** What is unproven and only warns changes nothing, and a coverage that is met says no more. */
  private static boolean isDecisive(ObjectiveResult objective) {
    return objective.status() == ObjectiveStatus.MISSED
        || objective.priority().decides()
            && !(objective.status() == ObjectiveStatus.MET && objective.isCoverage());
  }

  private static String objectiveLine(ObjectiveResult objective) {
    String status = objective.status().text();
    boolean missed = objective.status() == ObjectiveStatus.MISSED;
    return ScreenText.cut(
        String.format(
            Locale.ROOT,
            "  %-9s %-24s %12s  %-15s %s",
            missed ? status.toUpperCase(Locale.ROOT) : status,
            objective.id(),
            ObjectiveText.value(objective),
            ObjectiveText.limit(objective),
            ObjectiveText.evidence(objective)));
  }

  /** When it was out, under an objective that is not met. */
  private static List<String> strip(ObjectiveResult objective) {
    return objective.status() == ObjectiveStatus.MET
        ? List.of()
        : objective.strip().filter(Strip::isOut).stream()
            .map(strip -> STRIP + strip.text() + "  " + ObjectiveText.span(strip))
            .toList();
  }

  private static List<String> idList(
      String label, List<ObjectiveResult> objectives, Predicate<ObjectiveResult> wanted) {
    String ids =
        objectives.stream()
            .filter(wanted)
            .map(ObjectiveResult::id)
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? List.of() : ScreenText.labelled(label, ids);
  }

  private static List<String> requests(JudgedRun run, int most) {
    if (run.measures().isEmpty()) {
      return List.of();
    }
    RunMeasures measures = run.measures().get();
    List<RequestRow> rows = RunText.requests(measures);
    List<String> lines = new ArrayList<>();
    String heading = "requests, " + JudgedPart.span(measures) + ", ok in ms";
    lines.add(tableLine(heading, RequestRow.HEADINGS));
    int shown = rows.size() <= most ? rows.size() : most - 1;
    rows.stream()
        .limit(shown)
        .map(row -> tableLine("  " + row.name(), row.cells()))
        .forEach(lines::add);
    if (shown < rows.size()) {
      lines.add("  " + (rows.size() - shown) + " more in " + RunFolder.SUMMARY);
    }
    return lines;
  }

  private static String tableLine(String name, List<String> cells) {
    String numbers =
        cells.stream()
            .map(cell -> String.format(Locale.ROOT, "%" + CELL + "s", cell))
            .collect(Collectors.joining());
    int width = ScreenText.COLUMNS - numbers.length();
    return String.format(Locale.ROOT, "%-" + width + "s", Plain.cut(name, width)) + numbers;
  }

  private List<String> tail(JudgedRun run) {
    List<String> lines = new ArrayList<>();
    run.measures()
        .ifPresent(
            measures -> {
              lines.addAll(
                  ScreenText.labelled("noise", String.join(" · ", RunText.noise(measures))));
              lines.addAll(ScreenText.labelled("true errors", RunText.trueErrors(measures)));
              lines.addAll(ScreenText.labelled("users", RunText.users(run, measures)));
              lines.addAll(ScreenText.labelled("games", RunText.games(run, measures)));
              lines.addAll(ScreenText.labelled("players", RunText.players(run, measures)));
              RunText.drift(run.verdict())
                  .ifPresent(drift -> lines.addAll(ScreenText.labelled("drift", drift)));
              lines.addAll(
                  ScreenText.labelled("injector", RunText.injector(run.verdict().injector())));
            });
    List<String> hints = RunText.hints(run);
    for (String hint : hints.subList(0, Math.min(MOST_HINTS, hints.size()))) {
      lines.addAll(ScreenText.labelled("look at", hint));
    }
    folder.ifPresent(
        path ->
            lines.addAll(
                ScreenText.labelled("reports in", path + "/: " + String.join(", ", reports(run)))));
    return lines;
  }

  private List<String> reports(JudgedRun run) {
    return READABLE.stream()
        .filter(there)
        .filter(file -> !file.equals(RunFolder.FAILURES) || !run.failures().isEmpty())
        .toList();
  }
}
