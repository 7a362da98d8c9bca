package cleansignal.compare;

import cleansignal.compare.Line.Figure;
import cleansignal.compare.Line.Kind;
import cleansignal.compare.Line.Subject;
import cleansignal.compare.Side.Part;
import cleansignal.measure.DerivedRecord;
import cleansignal.slo.Cluster;
import cleansignal.slo.JudgedWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines of each request and derived record: p50 and p95 of what ended {@code ok}, and true
 * errors where there were any. Over the steady window; over the whole run where the window does not
 * hold enough of them, as with logins.
 *
 * @param one the first side
 * @param other the second
 * @param pair holds one figure against another
 */
record RequestLines(Side one, Side other, Pair pair) {

  private static final List<Double> PERCENTILES = List.of(50.0, 95.0);

  /**
   * How long these last is the plan's or the players' doing: longer is neither better nor worse.
   */
  private static final Set<String> PLANNED_LENGTHS =
      Set.of(DerivedRecord.CONNECTION_LIFE.recordName(), DerivedRecord.GAME_LENGTH.recordName());

  /** The note of a line of which one side knows nothing. */
  static final String ONE_SIDED = "seen on one side only";

  private static final String WHOLE_RUN = "whole run";

  /** Requests first, in the order of their names. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (boolean derived : List.of(false, true)) {
      for (String name : names(derived)) {
        lines.addAll(lines(name, derived));
      }
    }
    return lines;
  }

  private Set<String> names(boolean derived) {
    Part whole = new Part(JudgedWindow.WHOLE, derived);
    Set<String> names = new TreeSet<>(one.names(whole));
    names.addAll(other.names(whole));
    names.removeAll(PLANNED_LENGTHS);
    return names;
  }

  private List<Line> lines(String name, boolean derived) {
    Part steady = new Part(JudgedWindow.STEADY, derived);
    List<Line> lines = new ArrayList<>();
    for (double percentile : PERCENTILES) {
      boolean enough = enough(name, steady, percentile);
      lines.add(
          latency(
              name,
              enough ? steady : new Part(JudgedWindow.WHOLE, derived),
              percentile,
              enough ? "" : WHOLE_RUN));
    }
    Part judged =
        one.names(steady).contains(name) && other.names(steady).contains(name)
            ? steady
            : new Part(JudgedWindow.WHOLE, derived);
    Line errors = errors(name, judged, judged.equals(steady) ? "" : WHOLE_RUN);
    if (errors.word() != Word.NOT_COMPARABLE && errors.ratio().isPresent()) {
      lines.add(errors);
    }
    return lines;
  }

  private boolean enough(String name, Part part, double percentile) {
    return List.of(one, other).stream()
        .allMatch(side -> ok(side, name, part).count() >= Pair.needed(percentile));
  }

  private Line latency(String name, Part part, double percentile, String note) {
    Subject subject = new Subject(Kind.REQUEST, name, Compare.percentile(percentile), "ms", true);
    if (!isThere(one, name, part) || !isThere(other, name, part)) {
      return Line.notComparable(
          subject, nothing(one, name, part), nothing(other, name, part), ONE_SIDED);
    }
    return pair.latency(
        subject, ok(one, name, part), ok(other, name, part), percentile, true, note);
  }

  private Line errors(String name, Part part, String note) {
    return pair.share(
        new Subject(Kind.REQUEST, name, "errors", "%", true),
        clusters(one, name, part),
        clusters(other, name, part),
        Compare::percent,
        note);
  }

  private static boolean isThere(Side side, String name, Part part) {
    return side.names(part).contains(name);
  }

  private static Figure nothing(Side side, String name, Part part) {
    return new Figure(OptionalDouble.empty(), ok(side, name, part).count());
  }

  private static SlicedLatencies ok(Side side, String name, Part part) {
    return Compare.ok(side.stats(part, name::equals));
  }

  private static List<Cluster> clusters(Side side, String name, Part part) {
    return Compare.slices(side.stats(part, name::equals)).stream()
        .map(slice -> new Cluster(slice.tally().trueErrors(), slice.tally().valid()))
        .toList();
  }
}
