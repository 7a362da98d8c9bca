package cleansignal.slo;

import java.util.List;
import java.util.OptionalLong;

/** How an objective is measured: one class for each kind of statistic. */
public sealed interface Measurement
    permits Proportion,
        PercentileMeasurement,
        CoverageMeasurement,
        DriftMeasurement,
        CountMeasurement,
        AvailabilityMeasurement,
        ConcurrencyMeasurement {

  /** The unit of everything that is a share. */
  String PERCENT = "%";

  /** Families of statistics; each has its own margin between a conditional and a failed run. */
  enum Family {
    /** Response times. */
    LATENCY,
    /** Shares and counts: no margin. */
    RATE,
    /** How many at once: what a run's capacity is judged by. */
    CONCURRENCY
  }

  /** The family it belongs to. */
  Family family();

  /** The unit of its values, as in the catalogue. */
  String unit();

  /** How its values may stand to a limit. */
  List<Comparison> comparisons();

  /** Holds the run's numbers against the bar. */
  Finding find(Judged judged, Bar bar);

  /**
   * How many samples would prove the limit at 95 % if every one were good.
   *
   * @return empty where no number of samples is asked for: a census, or a point value
   */
  OptionalLong samplesNeeded(Bar bar);

  /** The records it looks at; none where it looks at something else. */
  default RequestNames requests() {
    return RequestNames.NONE;
  }

  /**
   * Whether everything there was is in it, so that it has no bound and its point value must decide.
   */
  default boolean isCensus() {
    return false;
  }
}
