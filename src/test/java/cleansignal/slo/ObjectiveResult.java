package cleansignal.slo;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One objective, judged.
 *
 * @param id its id in the catalogue, for example {@code api_latency_p95}
 * @param title what it is, for a reader
 * @param priority its weight in this run
 * @param required whether the run's policy requires it
 * @param status how it ended
 * @param value the measured value in {@link #unit()}; empty with no data
 * @param limit the limit in {@link #unit()}
 * @param comparison {@code <}, {@code <=}, {@code >=}, {@code =} or {@code >}: the value stands
 *     left of it, the limit right
 * @param unit {@code ms}, {@code %}, {@code count}, {@code games}, {@code players}, …
 * @param sloEnvironment whose limit it is, {@code staging} or {@code production}
 * @param share for objectives that are shares (rates and percentiles): what was counted; empty for
 *     others
 * @param strip when it was out, slice by slice; empty where it has no slices
 * @param samples how many samples the value rests on: requests, ok requests, seconds, ms …
 * @param samplesNeeded how many would be needed to prove the limit when none fails; empty where
 *     that does not apply
 * @param evidence {@code proven} or {@code point}
 * @param note why it is unproven, not applicable, or judged by its point value; empty when there is
 *     nothing to say
 * @param triage where to look when it is missed
 */
public record ObjectiveResult(
    String id,
    String title,
    Priority priority,
    boolean required,
    ObjectiveStatus status,
    OptionalDouble value,
    double limit,
    String comparison,
    String unit,
    String sloEnvironment,
    Optional<Share> share,
    Optional<Strip> strip,
    long samples,
    OptionalLong samplesNeeded,
    String evidence,
    String note,
    String triage) {

  /** An objective without a strip. */
  public ObjectiveResult(
      String id,
      String title,
      Priority priority,
      boolean required,
      ObjectiveStatus status,
      OptionalDouble value,
      double limit,
      String comparison,
      String unit,
      String sloEnvironment,
      Optional<Share> share,
      long samples,
      OptionalLong samplesNeeded,
      String evidence,
      String note,
      String triage) {
    this(
        id,
        title,
        priority,
        required,
        status,
        value,
        limit,
        comparison,
        unit,
        sloEnvironment,
        share,
        Optional.empty(),
        samples,
        samplesNeeded,
        evidence,
        note,
        triage);
  }

  /**
   * A share and its one-sided 95 % bounds, all as fractions. The bounds of a census are the share
   * itself.
   *
   * @param k how many
   * @param n of how many
   * @param lower lower bound, 0 to 1
   * @param upper upper bound, 0 to 1
   * @param designEffect at least 1: by how much dependence between the requests shrinks n
   */
  public record Share(long k, long n, double lower, double upper, double designEffect) {}

  /** Whether it is the coverage of another objective. */
  public boolean isCoverage() {
    return id.endsWith(CoverageMeasurement.SUFFIX);
  }
}
