package cleansignal.slo;

import java.util.List;
import java.util.Optional;

/**
 * The judgement of one run.
 *
 * @param kind the first kind, in the order of precedence, for which there is a reason; PASS without
 *     any
 * @param reasons all reasons, those of the verdict's own kind first
 * @param warnings what did not change the verdict but should be read: medium objectives missed,
 *     noise of the whole run, …
 * @param caveats what the verdict is not: a paced run, a skipped preflight, a workload other than
 *     the named run's
 * @param objectives all objectives of the policy, required ones first, in the catalogue's order
 * @param accepted whether the verdict is in the run's accept list
 * @param injector how the injector fared
 * @param sloDigest the digest of the {@link SloFiles} it was judged by; empty when nothing was
 *     judged
 */
public record Verdict(
    VerdictKind kind,
    List<Reason> reasons,
    List<String> warnings,
    List<String> caveats,
    List<ObjectiveResult> objectives,
    boolean accepted,
    InjectorHealth injector,
    Optional<String> sloDigest) {

  /** Copies the lists. */
  public Verdict {
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
    caveats = List.copyOf(caveats);
    objectives = List.copyOf(objectives);
  }

  /** A verdict by no SLO files, on a run whose injector nobody watched. */
  public Verdict(
      VerdictKind kind,
      List<Reason> reasons,
      List<String> warnings,
      List<String> caveats,
      List<ObjectiveResult> objectives,
      boolean accepted) {
    this(
        kind,
        reasons,
        warnings,
        caveats,
        objectives,
        accepted,
        InjectorHealth.UNKNOWN,
        Optional.empty());
  }

  /** A run may gate a release only with no caveat. */
  public boolean releaseGate() {
    return caveats.isEmpty();
  }

  /** Whether the objective is a reason for a verdict that is not accepted. */
  public boolean blames(ObjectiveResult objective) {
    return !accepted
        && reasons.stream()
            .anyMatch(reason -> reason.objective().filter(objective.id()::equals).isPresent());
  }
}
