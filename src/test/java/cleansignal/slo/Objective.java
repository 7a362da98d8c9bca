package cleansignal.slo;

import java.util.Optional;

/**
 * One objective of the catalogue.
 *
 * @param id its id, for example {@code api_latency_p95}
 * @param title what it is, for a reader
 * @param measurement how it is measured
 * @param window which part of the run it is judged in
 * @param unit {@code ms}, {@code %}, {@code count}, {@code games}, {@code players}, {@code sockets}
 * @param comparison how the value must stand to the limit
 * @param priority its weight, unless a policy says otherwise
 * @param evidence what it must show, unless a policy says otherwise
 * @param unlessMissed an objective of the catalogue without which this one is no reason: while that
 *     one is over its limit, its failures explain this one too
 * @param flatteredBy an objective of the catalogue without which this one can't be met: while that
 *     one is missed, this one's value is better than it should be
 * @param onlyIf what a run must do for it to apply; empty: it applies to every run
 * @param source where it comes from
 * @param triage where to look when it is missed
 */
public record Objective(
    String id,
    String title,
    Measurement measurement,
    JudgedWindow window,
    String unit,
    Comparison comparison,
    Priority priority,
    Evidence evidence,
    Optional<String> unlessMissed,
    Optional<String> flatteredBy,
    Optional<Condition> onlyIf,
    String source,
    String triage) {

  /** Whether it speaks of how much the target can carry, not of how well it answers. */
  public boolean isCapacity() {
    return measurement.family() == Measurement.Family.CONCURRENCY;
  }
}
