package cleansignal.compare;

import cleansignal.compare.Line.Figure;
import cleansignal.compare.Line.Kind;
import cleansignal.compare.Line.Subject;
import cleansignal.compare.Side.Part;
import cleansignal.measure.Latencies;
import cleansignal.measure.RequestStats;
import cleansignal.measure.Slice;
import cleansignal.slo.Cluster;
import cleansignal.slo.Measurement;
import cleansignal.slo.Objective;
import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.PercentileMeasurement;
import cleansignal.slo.Priority;
import cleansignal.slo.Requirement;
import cleansignal.slo.ShareMeasurement;
import cleansignal.slo.SlowShareMeasurement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The line of each objective that both sides are held to. Critical and high ones decide; medium
 * ones and noise budgets only show.
 *
 * @param one the first side
 * @param other the second
 * @param pair holds one figure against another
 */
record ObjectiveLines(Side one, Side other, Pair pair) {

  private static final String MISSING = "of what is missing";

  /** In the catalogue's order. */
  List<Line> lines() {
    return one.requirements().stream()
        .filter(requirement -> !one.results(id(requirement)).isEmpty())
        .filter(requirement -> !other.results(id(requirement)).isEmpty())
        .flatMap(requirement -> line(requirement).stream())
        .toList();
  }

  private static String id(Requirement requirement) {
    return requirement.objective().id();
  }

  private Optional<Line> line(Requirement requirement) {
    Objective objective = requirement.objective();
    Measurement measurement = objective.measurement();
    boolean smallerIsBetter = objective.comparison().smallerIsBetter();
    if (measurement instanceof PercentileMeasurement percentile) {
      return Optional.of(percentile(requirement, percentile, smallerIsBetter));
    }
    if (measurement instanceof ShareMeasurement share) {
      Predicate<String> names = share.requests();
      return Optional.of(
          share(
              requirement,
              new Part(requirement.window(), share.requests().derived()),
              names,
              slice ->
                  new Cluster(
                      share.outcomes().count(slice.tally()), share.of().count(slice.tally()))));
    }
    if (measurement instanceof SlowShareMeasurement slow) {
      return Optional.of(
          share(
              requirement,
              new Part(requirement.window(), slow.requests().derived()),
              slow.requests(),
              slice -> slow(slow, slice)));
    }
    if (objective.unit().equals(Measurement.PERCENT) || objective.unit().equals("count")) {
      return Optional.of(counted(requirement));
    }
    return objective.isCapacity()
        ? Optional.of(
            pair.level(
                subject(requirement, "level"),
                level(one, id(requirement)),
                level(other, id(requirement)),
                smallerIsBetter,
                ""))
        : Optional.empty();
  }

  private Line percentile(
      Requirement requirement, PercentileMeasurement measurement, boolean smallerIsBetter) {
    Part part = new Part(requirement.window(), measurement.requests().derived());
    Subject subject = subject(requirement, Compare.percentile(measurement.percentile()));
    List<RequestStats> left = one.stats(part, measurement.requests());
    List<RequestStats> right = other.stats(part, measurement.requests());
    if (measurement.failuresToo()) {
      return pair.level(
          subject,
          all(left, measurement.percentile()),
          all(right, measurement.percentile()),
          smallerIsBetter,
          "failures count too, and stand in no slice: without an interval");
    }
    return pair.latency(
        subject,
        Compare.ok(left),
        Compare.ok(right),
        measurement.percentile(),
        smallerIsBetter,
        "");
  }

  private Line share(
      Requirement requirement,
      Part part,
      Predicate<String> names,
      Function<Slice, Cluster> cluster) {
    return share(
        requirement,
        Compare.slices(one.stats(part, names)).stream().map(cluster).toList(),
        Compare.slices(other.stats(part, names)).stream().map(cluster).toList());
  }

  /** Shares of good things are turned round: 99.9 % after 99.8 % is half as many failures. */
  private Line share(Requirement requirement, List<Cluster> left, List<Cluster> right) {
    boolean good = !requirement.objective().comparison().smallerIsBetter();
    return pair.share(
        subject(requirement, "share"),
        good ? left.stream().map(ObjectiveLines::rest).toList() : left,
        good ? right.stream().map(ObjectiveLines::rest).toList() : right,
        sum -> good ? 100 - Compare.percent(sum) : Compare.percent(sum),
        good ? MISSING : "");
  }

  /** Counted over the run as a whole, so there are no slices to draw from. */
  private Line counted(Requirement requirement) {
    return share(
        requirement,
        clusters(one.results(id(requirement))),
        clusters(other.results(id(requirement))));
  }

  private static List<Cluster> clusters(List<ObjectiveResult> results) {
    List<Cluster> runs =
        results.stream()
            .filter(result -> result.value().isPresent())
            .map(ObjectiveLines::cluster)
            .toList();
    return List.of(
        new Cluster(
            runs.stream().mapToLong(Cluster::k).sum(), runs.stream().mapToLong(Cluster::n).sum()));
  }

  /** A count is one of all requests that could have been counted; sockets closed may exceed it. */
  private static Cluster cluster(ObjectiveResult result) {
    return result
        .share()
        .map(share -> new Cluster(share.k(), share.n()))
        .orElseGet(
            () -> {
              long counted = Math.round(result.value().orElseThrow());
              return new Cluster(counted, Math.max(counted, result.samples()));
            });
  }

  private static Cluster slow(SlowShareMeasurement measurement, Slice slice) {
    long unanswered = measurement.outcomes().count(slice.tally());
    return new Cluster(
        slice.ok().slowerThan(measurement.slowerThanMillis()) + unanswered,
        slice.ok().count() + unanswered);
  }

  private static Cluster rest(Cluster cluster) {
    return new Cluster(cluster.n() - cluster.k(), cluster.n());
  }

  private static Figure all(List<RequestStats> stats, double percentile) {
    List<Latencies> all = stats.stream().map(RequestStats::all).toList();
    SlicedLatencies merged = new SlicedLatencies(all);
    return merged.count() == 0
        ? new Figure(OptionalDouble.empty(), 0)
        : new Figure(OptionalDouble.of(merged.percentile(percentile)), merged.count());
  }

  /** Of several runs the median: levels can't be merged. */
  private static Figure level(Side side, String id) {
    List<ObjectiveResult> results =
        side.results(id).stream().filter(result -> result.value().isPresent()).toList();
    double[] values =
        results.stream().mapToDouble(result -> result.value().orElseThrow()).sorted().toArray();
    long samples = results.stream().mapToLong(ObjectiveResult::samples).sum();
    int middle = values.length / 2;
    if (values.length == 0) {
      return new Figure(OptionalDouble.empty(), 0);
    }
    double median =
        values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    return new Figure(OptionalDouble.of(median), samples);
  }

  private Subject subject(Requirement requirement, String statistic) {
    boolean decides =
        requirement.priority() == Priority.CRITICAL || requirement.priority() == Priority.HIGH;
    return new Subject(
        Kind.OBJECTIVE, id(requirement), statistic, requirement.objective().unit(), decides);
  }
}
