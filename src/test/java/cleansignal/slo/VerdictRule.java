package cleansignal.slo;

import java.util.List;
import java.util.function.Function;

/**
 * The verdict's table: the first rule that finds a reason decides. Without any reason the run
 * passes.
 */
enum VerdictRule {
  /** The evidence can't be trusted: truncated log, script errors, saturated injector. */
  EVIDENCE(VerdictKind.INVALID, Reasons::evidence),
  /** The target missed what must hold, died or hung. */
  FAILURE(VerdictKind.FAIL, Reasons::failure),
  /** The load was not as planned: noise over its budget, too few users. */
  LOAD(VerdictKind.INVALID, Reasons::load),
  /** Something that must hold is neither shown to hold nor shown not to. */
  UNPROVEN(VerdictKind.INCONCLUSIVE, Reasons::unproven),
  /** A high objective missed within its margin. */
  WITHIN_MARGIN(VerdictKind.CONDITIONAL, Reasons::withinMargin);

  private final VerdictKind kind;
  private final Function<RunCase, List<Reason>> reasons;

  VerdictRule(VerdictKind kind, Function<RunCase, List<Reason>> reasons) {
    this.kind = kind;
    this.reasons = reasons;
  }

  /** What a run ends as when this rule is the first that finds a reason. */
  VerdictKind kind() {
    return kind;
  }

  /** Its reasons; empty when it does not apply. */
  List<Reason> reasons(RunCase run) {
    return reasons.apply(run);
  }
}
