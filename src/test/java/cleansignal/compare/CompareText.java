package cleansignal.compare;

import cleansignal.compare.Line.Figure;
import cleansignal.compare.Line.Kind;
import cleansignal.report.Numbers;
import cleansignal.report.Plain;
import cleansignal.report.ScreenText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison for the screen. Pure: the same comparison gives the same text. */
public final class CompareText {

  private static final int NAME_COLUMNS = 25;
  private static final String NOT_PROVED = "not proved";

  private CompareText() {}

  /** Writes the whole text; neither flushes nor closes. */
  public static void write(Compared compared, Writer out) throws IOException {
    for (String line : lines(compared)) {
      out.write(line);
      out.write('\n');
    }
  }

  private static List<String> lines(Compared compared) {
    List<String> lines = new ArrayList<>();
    lines.add(compared.word().text() + "  " + title(compared));
    lines.add("");
    compared.before().forEach(run -> lines.addAll(run("before", run)));
    compared.after().forEach(run -> lines.addAll(run("after", run)));
    lines.addAll(
        ScreenText.labelled(
            "band",
            "±"
                + Numbers.decimal(compared.band().percent(), 1)
                + " %, and response times more than "
                + compared.band().leastMillis()
                + " ms; intervals are 99 %, "
                + Numbers.count(Resampling.REPLICATES)
                + " draws of slices"));
    for (Difference difference : compared.differences()) {
      lines.addAll(
          ScreenText.labelled(
              difference.waived() ? "waived" : "differs",
              difference.what().text() + ": " + difference.text()));
    }
    named(compared, Word.REGRESSED, "regressed", lines);
    named(compared, Word.IMPROVED, "improved", lines);
    compared.notes().forEach(note -> lines.addAll(ScreenText.labelled("note", note)));
    table(compared, Kind.OBJECTIVE, "objectives", lines);
    table(compared, Kind.REQUEST, "requests", lines);
    return lines;
  }

  private static String title(Compared compared) {
    String names =
        compared.after().stream()
            .map(run -> run.judged().name())
            .distinct()
            .collect(Collectors.joining(", "));
    return names
        + " · "
        + runs(compared.after().size())
        + " after "
        + runs(compared.before().size())
        + compared.differences().stream()
            .filter(Difference::waived)
            .map(difference -> " · despite another " + difference.what().text())
            .distinct()
            .collect(Collectors.joining());
  }

  private static String runs(int count) {
    return count == 1 ? "1 run" : count + " runs";
  }

  private static List<String> run(String label, Candidate run) {
    return ScreenText.labelled(
        label,
        run.id()
            + " · "
            + run.judged().verdict().kind()
            + " · target "
            + run.manifest().target().environment()
            + run.circumstances().targetVersion().map(version -> " " + version).orElse("")
            + " · pace ×"
            + Numbers.decimal(run.manifest().pace(), 3)
            + " · commit "
            + run.manifest().versions().gitCommit());
  }

  private static void named(Compared compared, Word word, String label, List<String> lines) {
    List<Line> deciding = compared.deciding(word);
    if (!deciding.isEmpty()) {
      String all =
          deciding.stream()
              .map(line -> Plain.oneLine(line.subject().text()) + " " + ratio(line))
              .collect(Collectors.joining(", "));
      lines.addAll(ScreenText.labelled(label, all));
    }
  }

  private static void table(Compared compared, Kind kind, String title, List<String> lines) {
    List<Line> wanted =
        compared.lines().stream().filter(line -> line.subject().kind() == kind).toList();
    if (wanted.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(row(title, "", "before", "after", "ratio", "99 % interval", ""));
    wanted.forEach(line -> lines.add(row(line)));
  }

  private static String row(Line line) {
    String name = Plain.cut(line.subject().name(), NAME_COLUMNS);
    return row(
        (line.subject().decides() ? "  " : "  · ") + name,
        line.subject().statistic(),
        figure(line.subject().unit(), line.before()),
        figure(line.subject().unit(), line.after()),
        line.ratio().isPresent() ? ratio(line) : "-",
        line.interval().map(CompareText::interval).orElse("-"),
        line.word().text() + remark(line));
  }

  private static String row(
      String name,
      String statistic,
      String before,
      String after,
      String ratio,
      String interval,
      String word) {
    return ScreenText.cut(
        String.format(
            Locale.ROOT,
            "%-" + (NAME_COLUMNS + 2) + "s %-6s %9s %9s %7s  %-14s %s",
            name,
            statistic,
            before,
            after,
            ratio,
            interval,
            word));
  }

  private static String remark(Line line) {
    List<String> remarks = new ArrayList<>();
    if (line.word() == Word.CONSISTENT && !line.proven() && line.ratio().isPresent()) {
      remarks.add(NOT_PROVED);
    }
    if (!line.note().isEmpty()) {
      remarks.add(line.note());
    }
    return remarks.isEmpty() ? "" : ", " + String.join("; ", remarks);
  }

  private static String figure(String unit, Figure figure) {
    if (figure.value().isEmpty()) {
      return "-";
    }
    double value = figure.value().getAsDouble();
    return switch (unit) {
      case "%" -> Numbers.decimal(value, Numbers.shareDecimals(figure.samples())) + " %";
      case "ms" -> Numbers.decimal(value, 0) + " ms";
      default -> Numbers.decimal(value, 1);
    };
  }

  private static String ratio(Line line) {
    return "×" + number(line.ratio().orElseThrow());
  }

  private static String interval(Interval interval) {
    return number(interval.lower()) + " to " + number(interval.upper());
  }

  private static String number(double ratio) {
    return Double.isInfinite(ratio) ? "∞" : String.format(Locale.ROOT, "%.2f", ratio);
  }
}
