package cleansignal.compare;

import cleansignal.compare.Line.Figure;
import cleansignal.compare.Line.Subject;
import cleansignal.slo.Cluster;
import cleansignal.slo.DesignEffect;
import cleansignal.slo.ObjectiveResult.Share;
import cleansignal.slo.ShareBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Holds a figure of one side against the same figure of the other. What a line's word means is
 * written down in {@code docs/compare.md}.
 *
 * @param before replicates of the first side
 * @param after those of the second
 * @param band differences inside it concern nobody
 */
record Pair(Resampling before, Resampling after, Band band) {

  /** Fewer samples tell nothing of a percentile, whichever it is. */
  private static final long FEWEST_SAMPLES = 30;

  /** Fewer slices that hold anything can't be drawn from. */
  private static final int FEWEST_SLICES = 5;

  private static final String NONE = "none on either side";

  /**
   * A percentile of response times.
   *
   * @param smallerIsBetter which way is better
   * @param note what the line is to say besides
   */
  Line latency(
      Subject subject,
      SlicedLatencies one,
      SlicedLatencies other,
      double percentile,
      boolean smallerIsBetter,
      String note) {
    Figure first = figure(one, percentile);
    Figure second = figure(other, percentile);
    Optional<String> problem = tooLittle(one, other, percentile);
    if (problem.isPresent()) {
      return Line.notComparable(subject, first, second, problem.get());
    }
    double[] left = replicates(before, weights -> one.percentile(weights, percentile));
    double[] right = replicates(after, weights -> other.percentile(weights, percentile));
    Interval ratio = Interval.ofMiddle(combined(left, right, Pair::ratio));
    Interval difference = Interval.ofMiddle(combined(left, right, (from, to) -> to - from));
    long least = band.leastMillis();
    boolean above = ratio.lower() > band.upper() && difference.lower() > least;
    boolean below = ratio.upper() < band.lower() && difference.upper() < -least;
    boolean inside = isInside(ratio) || difference.lower() >= -least && difference.upper() <= least;
    return new Line(
        subject,
        first,
        second,
        OptionalDouble.of(ratio(first.value().orElseThrow(), second.value().orElseThrow())),
        Optional.of(ratio),
        word(above, below, smallerIsBetter),
        above || below || inside,
        note);
  }

  /**
   * A share of bad things, counted slice by slice. The interval is the one around the bootstrap's
   * and the one that the exact bounds of both shares allow: the bootstrap alone is too sure of a
   * few failures, because slices without any show no spread.
   *
   * @param subject whose figures are shown as {@code shown} says
   * @param one the slices of all runs of the first side; a single one where nothing is known of
   *     slices
   * @param other those of the second
   */
  Line share(
      Subject subject,
      List<Cluster> one,
      List<Cluster> other,
      ToDoubleFunction<Cluster> shown,
      String note) {
    Cluster left = sum(one);
    Cluster right = sum(other);
    Figure first = figure(left, shown);
    Figure second = figure(right, shown);
    if (left.n() == 0 || right.n() == 0) {
      return Line.notComparable(subject, first, second, "no data");
    }
    if (left.k() == 0 && right.k() == 0) {
      return new Line(
          subject,
          first,
          second,
          OptionalDouble.empty(),
          Optional.empty(),
          Word.CONSISTENT,
          false,
          NONE);
    }
    Interval exact = exact(bounds(one, left), bounds(other, right));
    Interval interval =
        one.size() > 1 && other.size() > 1 ? exact.hull(bootstrap(one, other)) : exact;
    boolean above = interval.lower() > band.upper();
    boolean below = interval.upper() < band.lower();
    return new Line(
        subject,
        first,
        second,
        OptionalDouble.of(ratio(fraction(left), fraction(right))),
        Optional.of(interval),
        word(above, below, true),
        above || below || isInside(interval),
        note);
  }

  /** A figure that is what it is, without chance in it: the ratio itself is held to the band. */
  Line level(Subject subject, Figure first, Figure second, boolean smallerIsBetter, String note) {
    if (first.value().isEmpty() || second.value().isEmpty()) {
      return Line.notComparable(subject, first, second, "no data");
    }
    double ratio = ratio(first.value().getAsDouble(), second.value().getAsDouble());
    return new Line(
        subject,
        first,
        second,
        OptionalDouble.of(ratio),
        Optional.empty(),
        word(ratio > band.upper(), ratio < band.lower(), smallerIsBetter),
        true,
        note);
  }

  private Optional<String> tooLittle(
      SlicedLatencies one, SlicedLatencies other, double percentile) {
    long needed = needed(percentile);
    if (one.count() < needed || other.count() < needed) {
      return Optional.of("too few: needs " + needed + " a side");
    }
    return one.filled() < FEWEST_SLICES || other.filled() < FEWEST_SLICES
        ? Optional.of("in fewer than " + FEWEST_SLICES + " slices")
        : Optional.empty();
  }

  /** As many as prove that percentile, and a few even for a median. */
  static long needed(double percentile) {
    double beyond = Math.min(percentile, 100 - percentile) / 100;
    return Math.max(FEWEST_SAMPLES, ShareBounds.samplesNeeded(beyond));
  }

  private boolean isInside(Interval ratio) {
    return ratio.lower() >= band.lower() && ratio.upper() <= band.upper();
  }

  private static Word word(boolean above, boolean below, boolean smallerIsBetter) {
    if (above) {
      return smallerIsBetter ? Word.REGRESSED : Word.IMPROVED;
    }
    if (below) {
      return smallerIsBetter ? Word.IMPROVED : Word.REGRESSED;
    }
    return Word.CONSISTENT;
  }

  private Interval bootstrap(List<Cluster> one, List<Cluster> other) {
    double[] left = replicates(before, weights -> fraction(one, weights));
    double[] right = replicates(after, weights -> fraction(other, weights));
    return Interval.ofMiddle(combined(left, right, Pair::ratio));
  }

  private static Interval exact(Share one, Share other) {
    return new Interval(
        one.upper() == 0 ? 0 : other.lower() / one.upper(), ratio(one.lower(), other.upper()));
  }

  private static Share bounds(List<Cluster> slices, Cluster sum) {
    return ShareBounds.of(sum.k(), sum.n(), DesignEffect.of(slices));
  }

  /** NaN where the weights leave nothing to divide by. */
  private static double fraction(List<Cluster> slices, int[] weights) {
    double k = 0;
    double n = 0;
    for (int i = 0; i < weights.length; i++) {
      k += weights[i] * (double) slices.get(i).k();
      n += weights[i] * (double) slices.get(i).n();
    }
    return k / n;
  }

  private static double fraction(Cluster cluster) {
    return (double) cluster.k() / cluster.n();
  }

  private static Cluster sum(List<Cluster> slices) {
    return new Cluster(
        slices.stream().mapToLong(Cluster::k).sum(), slices.stream().mapToLong(Cluster::n).sum());
  }

  private static Figure figure(SlicedLatencies latencies, double percentile) {
    return latencies.count() == 0
        ? new Figure(OptionalDouble.empty(), 0)
        : new Figure(OptionalDouble.of(latencies.percentile(percentile)), latencies.count());
  }

  private static Figure figure(Cluster sum, ToDoubleFunction<Cluster> shown) {
    return sum.n() == 0
        ? new Figure(OptionalDouble.empty(), 0)
        : new Figure(OptionalDouble.of(shown.applyAsDouble(sum)), sum.n());
  }

  /** Two nothings are alike. */
  private static double ratio(double from, double to) {
    return from == to ? 1 : to / from;
  }

  private static double[] replicates(Resampling side, ToDoubleFunction<int[]> figure) {
    double[] figures = new double[Resampling.REPLICATES];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = figure.applyAsDouble(side.weights(i));
    }
    return figures;
  }

  private interface Combination {
    double of(double from, double to);
  }

  /** Without the replicates in which one side drew nothing but empty slices. */
  private static double[] combined(double[] left, double[] right, Combination combination) {
    List<Double> combined = new ArrayList<>(left.length);
    for (int i = 0; i < left.length; i++) {
      if (!Double.isNaN(left[i]) && !Double.isNaN(right[i])) {
        combined.add(combination.of(left[i], right[i]));
      }
    }
    return combined.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
