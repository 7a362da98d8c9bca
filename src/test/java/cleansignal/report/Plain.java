package cleansignal.report;

import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * Text that came with the run (request names, failure messages) made safe for the form it is put
 * into.
 */
public final class Plain {
  private static final int REPLACEMENT = 0xFFFD;

  private Plain() {}

  /** One line: control characters and line ends become spaces, lone surrogates U+FFFD. */
  public static String oneLine(String text) {
    return map(text, c -> Character.isISOControl(c) || isLineEnd(c) ? ' ' : c);
  }

  /** Several lines, each made one line; no line end behind the last. */
  public static String lines(String text) {
    return text.lines().map(Plain::oneLine).collect(Collectors.joining(System.lineSeparator()));
  }

  /** One line, cut with an ellipsis to so many characters at most. */
  public static String cut(String text, int columns) {
    String line = oneLine(text);
    int[] points = line.codePoints().toArray();
    return points.length <= columns ? line : new String(points, 0, columns - 1) + "…";
  }

  /** The text, with U+FFFD for lone surrogates, which no encoding can carry. */
  public static String wellFormed(String text) {
    return map(text, IntUnaryOperator.identity());
  }

  /** What XML 1.0 allows: any other character becomes U+FFFD. */
  public static String xml(String text) {
    return map(text, c -> isXml(c) ? c : REPLACEMENT);
  }

  private static String map(String text, IntUnaryOperator replace) {
    return text.codePoints()
        .map(c -> isSurrogate(c) ? REPLACEMENT : replace.applyAsInt(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static boolean isLineEnd(int c) {
    return c == 0x2028 || c == 0x2029;
  }

  private static boolean isXml(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF;
  }
}
