package cleansignal.slo;

import cleansignal.measure.RequestStats;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Slice;
import cleansignal.measure.Sockets;
import cleansignal.measure.Trend;
import cleansignal.measure.Trend.Point;
import cleansignal.measure.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * By how much a figure gets worse an hour: the {@link Trend} of what the slices of the window show.
 * Met when its upper bound is within the budget, missed when its lower bound is beyond. An hour is
 * one of the plan: paced by ten, six minutes. Fewer than {@value #FEWEST_POINTS} slices with data
 * show no trend.
 *
 * @param what which figure
 * @param requests whose, where the figure is one of requests
 */
public record DriftMeasurement(What what, RequestNames requests) implements Measurement {

  /** The slices without which there is no trend. */
  static final int FEWEST_POINTS = 10;

  private static final double MILLIS_AN_HOUR = 3_600_000;
  private static final double BYTES_A_MEBIBYTE = 1 << 20;
  private static final double PERCENTILE = 95;

  /** What may get worse. */
  public enum What {
    /** The p95 of {@code ok} requests; slices with too few are merged, as for coverage. */
    LATENCY("drift-latency", "ms/h"),
    /** The share of true errors among valid requests. */
    ERRORS("drift-errors", "%/h"),
    /** Sockets that are open at once; losing them is worse. */
    SOCKETS("drift-sockets", "sockets/h"),
    /** The memory that the target holds, by its own telemetry. */
    MEMORY("drift-memory", "MiB/h");

    private final String text;
    private final String unit;

    What(String text, String unit) {
      this.text = text;
      this.unit = unit;
    }

    /** The statistic of that name in the catalogue; empty for any other. */
    static Optional<What> ofText(String text) {
      return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }
  }

  @Override
  public Family family() {
    return Family.RATE;
  }

  @Override
  public String unit() {
    return what.unit;
  }

  @Override
  public List<Comparison> comparisons() {
    return List.of(Comparison.AT_MOST);
  }

  @Override
  public Finding find(Judged judged, Bar bar) {
    List<Point> points =
        switch (what) {
          case LATENCY -> latencies(judged);
          case ERRORS -> errors(judged);
          case SOCKETS -> sockets(judged);
          case MEMORY -> memory(judged);
        };
    if (points.isEmpty()) {
      return Finding.noData(nothing(judged));
    }
    if (points.size() < FEWEST_POINTS) {
      return Finding.noData(
          "too few: " + points.size() + " slices with data, at least " + FEWEST_POINTS);
    }
    Trend trend = Trend.of(points);
    return new Finding(
        bar.point() ? bar.byPoint(trend.perHour()) : status(trend, bar),
        OptionalDouble.of(trend.perHour()),
        Optional.empty(),
        points.size(),
        String.format(
            Locale.ROOT,
            "between %s and %s",
            Figures.plain(trend.lower()),
            Figures.withUnit(trend.upper(), what.unit)));
  }

  @Override
  public OptionalLong samplesNeeded(Bar bar) {
    return OptionalLong.of(FEWEST_POINTS);
  }

  private static ObjectiveStatus status(Trend trend, Bar bar) {
    if (bar.comparison().holds(trend.upper(), bar.limit())) {
      return ObjectiveStatus.MET;
    }
    return bar.comparison().holds(trend.lower(), bar.limit())
        ? ObjectiveStatus.UNPROVEN
        : ObjectiveStatus.MISSED;
  }

  private String nothing(Judged judged) {
    if (judged.lengthMillis().isEmpty()) {
      return Judged.NO_WINDOW;
    }
    return switch (what) {
      case LATENCY, ERRORS -> "no such request in " + judged.text();
      case SOCKETS -> "no socket was open in " + judged.text();
      case MEMORY -> "the target told nothing of its memory in " + judged.text();
    };
  }

  private List<Point> latencies(Judged judged) {
    return slices(judged).stream()
        .flatMap(slices -> CoverageSlice.of(slices, CoverageMeasurement.FEWEST_SAMPLES).stream())
        .filter(slice -> slice.count() > 0)
        .map(slice -> point(judged, slice.window(), slice.percentileMillis(PERCENTILE)))
        .toList();
  }

  private List<Point> errors(Judged judged) {
    return slices(judged).stream()
        .flatMap(List::stream)
        .filter(slice -> slice.tally().valid() > 0)
        .map(
            slice ->
                point(
                    judged,
                    slice.window(),
                    100.0 * slice.tally().trueErrors() / slice.tally().valid()))
        .toList();
  }

  private Optional<List<Slice>> slices(Judged judged) {
    return judged.stats(requests).map(RequestStats::slices);
  }

  /** Turned round, because fewer are worse. */
  private static List<Point> sockets(Judged judged) {
    List<Window> windows = windows(judged);
    List<Double> levels = judged.sockets().map(Sockets::levels).orElse(List.of());
    List<Point> points = new ArrayList<>();
    boolean any = levels.stream().anyMatch(level -> level > 0);
    for (int i = 0; any && i < Math.min(windows.size(), levels.size()); i++) {
      points.add(point(judged, windows.get(i), -levels.get(i)));
    }
    return points;
  }

  /** The mean of what the target told in each slice. */
  private static List<Point> memory(Judged judged) {
    RunMeasures measures = judged.measures();
    long zero = measures.header().startEpochMillis() + measures.timeZeroMillis();
    List<Point> points = new ArrayList<>();
    for (Window slice : windows(judged)) {
      judged.numbers().telemetry().stream()
          .filter(told -> slice.contains(told.atMillis() - zero))
          .flatMapToDouble(told -> told.residentBytes().stream())
          .average()
          .ifPresent(bytes -> points.add(point(judged, slice, bytes / BYTES_A_MEBIBYTE)));
    }
    return points;
  }

  /** The window's slices, whatever they hold. */
  private static List<Window> windows(Judged judged) {
    return judged.stats(RequestNames.NONE).stream()
        .flatMap(stats -> stats.slices().stream())
        .map(Slice::window)
        .toList();
  }

  private static Point point(Judged judged, Window slice, double value) {
    double middle = (slice.startMillis() + slice.endMillis()) / 2.0;
    return new Point(middle * judged.numbers().pace() / MILLIS_AN_HOUR, value);
  }
}
