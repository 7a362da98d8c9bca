package cleansignal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text in lines of a screen's width. */
public final class ScreenText {
  /** The widest line. */
  public static final int COLUMNS = 120;

  private static final int LABEL = 14;

  private ScreenText() {}

  /** A text beside its label, which may be empty; lines that it needs besides are indented. */
  public static List<String> labelled(String label, String text) {
    return wrapped(String.format(Locale.ROOT, "%-" + LABEL + "s", label) + text, " ".repeat(LABEL));
  }

  /** A text, broken at blanks where it is too wide; later lines start with the indent. */
  public static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    String rest = Plain.oneLine(text);
    while (rest.length() > COLUMNS) {
      int space = rest.lastIndexOf(' ', COLUMNS);
      int end = space > indent.length() ? space : COLUMNS;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = indent + rest.substring(end).stripLeading();
    }
    lines.add(rest.stripTrailing());
    return lines;
  }

  /** A line, cut where it is too wide. */
  public static String cut(String line) {
    return Plain.cut(line, COLUMNS).stripTrailing();
  }
}
