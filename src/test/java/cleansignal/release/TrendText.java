package cleansignal.release;

import cleansignal.release.Trend.Cell;
import cleansignal.release.Trend.Mark;
import cleansignal.release.Trend.Row;
import cleansignal.report.Numbers;
import cleansignal.report.Plain;
import cleansignal.report.ScreenText;
import cleansignal.slo.Priority;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trends for the screen: a table for each run, objectives down, runs across, oldest first. */
public final class TrendText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int COMMIT = 12;

  private TrendText() {}

  /** Writes all tables; neither flushes nor closes. */
  public static void write(List<Trend> trends, Writer out) throws IOException {
    for (Trend trend : trends) {
      for (String line : lines(trend)) {
        out.write(line);
        out.write('\n');
      }
      out.write('\n');
    }
    out.write(
        trends.isEmpty()
            ? "no run in the history yet\n"
            : "! worse, + better than the band of the earlier runs of the same settings\n");
  }

  private static List<String> lines(Trend trend) {
    List<String> lines = new ArrayList<>();
    lines.add(ScreenText.cut(trend.name()));
    lines.add(line("started", "", trend.runs(), run -> run.started().map(DAY::format).orElse("-")));
    lines.add(line("", "UTC", trend.runs(), run -> run.started().map(TIME::format).orElse("-")));
    lines.add(line("verdict", "", trend.runs(), run -> run.verdict().name()));
    lines.add(line("commit", "", trend.runs(), run -> Plain.cut(run.gitCommit(), COMMIT)));
    trend.rows().stream()
        .filter(TrendText::isShown)
        .forEach(
            row ->
                lines.add(
                    line(row.objective().id(), row.objective().unit(), row.cells(), cell(row))));
    for (Row row : trend.rows()) {
      for (int i = 0; i < row.cells().size(); i++) {
        Optional<Cell> cell = row.cells().get(i).filter(each -> each.mark() != Mark.NONE);
        if (cell.isPresent()) {
          lines.addAll(
              ScreenText.wrapped("  " + left(trend.runs().get(i), row, cell.get()), "      "));
        }
      }
    }
    for (int i = 1; i < trend.runs().size(); i++) {
      changed(trend.runs().get(i - 1), trend.runs().get(i))
          .ifPresent(text -> lines.addAll(ScreenText.wrapped("  " + text, "      ")));
    }
    return lines;
  }

  /** Which settings a run did not share with the one before it. */
  private static Optional<String> changed(HistoryEntry before, HistoryEntry run) {
    if (run.settings().equals(before.settings())) {
      return Optional.empty();
    }
    Map<String, String> old = before.settings().orElseGet(TreeMap::new);
    Map<String, String> now = run.settings().orElseGet(TreeMap::new);
    String which =
        Stream.concat(old.keySet().stream(), now.keySet().stream())
            .distinct()
            .sorted()
            .filter(key -> !Objects.equals(old.get(key), now.get(key)))
            .map(key -> key + " " + told(now, key) + ", before " + told(old, key))
            .collect(Collectors.joining("; "));
    boolean bothKnown = before.settings().isPresent() && run.settings().isPresent();
    return Optional.of(
        "~ " + run.run() + ": other settings: " + (bothKnown ? which : "not known of both runs"));
  }

  private static String told(Map<String, String> settings, String key) {
    return settings.getOrDefault(key, "not used");
  }

  /** What decides, and whatever is marked. */
  private static boolean isShown(Row row) {
    Priority priority = row.objective().priority();
    return priority == Priority.CRITICAL || priority == Priority.HIGH || row.isMarked();
  }

  private static <T> String line(
      String label, String unit, List<T> items, Function<T, String> text) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-22s %-7s", label, unit));
    items.forEach(item -> line.append(String.format(Locale.ROOT, " %13s", text.apply(item))));
    return ScreenText.cut(line.toString());
  }

  private static Function<Optional<Cell>, String> cell(Row row) {
    return cell -> cell.map(found -> value(row, found.value()) + sign(found.mark())).orElse("- ");
  }

  /** Every value has room for a mark, so that all stand in line. */
  private static String sign(Mark mark) {
    return mark == Mark.NONE ? " " : mark.sign();
  }

  private static String left(HistoryEntry run, Row row, Cell cell) {
    Trend.Range earlier = cell.earlier().orElseThrow();
    return cell.mark().sign()
        + " "
        + run.run()
        + ": "
        + row.objective().id()
        + " "
        + value(row, cell.value())
        + " "
        + row.objective().unit()
        + ", earlier "
        + value(row, earlier.smallest())
        + " to "
        + value(row, earlier.largest());
  }

  private static String value(Row row, double value) {
    return Numbers.decimal(value, row.objective().unit().equals("%") ? 3 : 1);
  }
}
