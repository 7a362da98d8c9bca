package cleansignal.report;

import cleansignal.measure.Window;
import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveResult.Share;
import cleansignal.slo.ObjectiveStatus;
import cleansignal.slo.Priority;
import cleansignal.slo.Strip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Objectives as the gate hands them over, for tests. */
final class SampleObjectives {
  private SampleObjectives() {}

  /** A rate in percent that must stay at or below its limit. */
  static ObjectiveResult rate(
      String id, ObjectiveStatus status, double limit, long needed, Share share) {
    OptionalDouble value =
        share.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * share.k() / share.n());
    return new ObjectiveResult(
        id,
        "share of requests: " + id,
        Priority.CRITICAL,
        true,
        status,
        value,
        limit,
        "<=",
        "%",
        "staging",
        Optional.of(share),
        Optional.of(strip(share.k() > 20)),
        share.n(),
        OptionalLong.of(needed),
        "proven",
        "",
        "failures.ndjson and the target's log at that time");
  }

  /** The steady window of the samples in thirty slices, in order or with a bad spell. */
  private static Strip strip(boolean out) {
    List<Strip.Mark> marks = new ArrayList<>(Collections.nCopies(30, Strip.Mark.IN));
    marks.set(3, Strip.Mark.EMPTY);
    if (out) {
      marks.subList(12, 17).replaceAll(any -> Strip.Mark.OUT);
    }
    return new Strip(new Window(25_500, 54_000), marks);
  }

  /** How many of thirty slices kept to the limit of a percentile. */
  static ObjectiveResult coverage(String id, ObjectiveStatus status, int inside) {
    double share = inside / 30.0;
    return new ObjectiveResult(
        id,
        "slices within the limit: " + id,
        Priority.HIGH,
        true,
        status,
        OptionalDouble.of(100 * share),
        80,
        ">=",
        "%",
        "staging",
        Optional.of(new Share(inside, 30, share, share, 1)),
        Optional.of(strip(inside < 30)),
        30,
        OptionalLong.of(10),
        "proven",
        "worst slice 52 ms at 40.7 to 41.65 s, at most 1600 ms",
        "the slowest requests in Gatling's report; CPU and database of the target");
  }

  /** A percentile that must stay below its limit; the share is that of slower requests. */
  static ObjectiveResult latency(
      String id,
      Priority priority,
      ObjectiveStatus status,
      double value,
      double limit,
      Share slow) {
    return new ObjectiveResult(
        id,
        "response time: " + id,
        priority,
        true,
        status,
        slow.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(value),
        limit,
        "<",
        "ms",
        "staging",
        Optional.of(slow),
        slow.n(),
        OptionalLong.of(59),
        "proven",
        status == ObjectiveStatus.UNPROVEN ? "too few samples" : "",
        "the slowest requests in Gatling's report; CPU and database of the target");
  }

  /** A census: a count that must be 0 or a level to hold. */
  static ObjectiveResult level(
      String id,
      ObjectiveStatus status,
      double value,
      String comparison,
      double limit,
      String unit) {
    return new ObjectiveResult(
        id,
        id + " over the steady window",
        Priority.HIGH,
        true,
        status,
        OptionalDouble.of(value),
        limit,
        comparison,
        unit,
        "staging",
        Optional.empty(),
        unit.equals("count") ? 3_412 : 28_500,
        OptionalLong.empty(),
        "proven",
        "",
        "the plan, then failed creates and joins");
  }

  /** Seconds in which the target answered, judged by the point value. */
  static ObjectiveResult availability(long up, long judged, ObjectiveStatus status) {
    return new ObjectiveResult(
        "availability",
        "seconds in which the target answered",
        Priority.CRITICAL,
        true,
        status,
        OptionalDouble.of(100.0 * up / judged),
        99.9,
        ">=",
        "%",
        "staging",
        Optional.empty(),
        judged,
        OptionalLong.empty(),
        "point",
        "no run of minutes can prove three nines",
        "the target's health history");
  }

  /** An objective that the policy leaves out. */
  static ObjectiveResult notApplicable(String id, String note) {
    return new ObjectiveResult(
        id,
        id,
        Priority.MEDIUM,
        false,
        ObjectiveStatus.NOT_APPLICABLE,
        OptionalDouble.empty(),
        1_000,
        "<",
        "ms",
        "staging",
        Optional.empty(),
        0,
        OptionalLong.empty(),
        "proven",
        note,
        "");
  }
}
