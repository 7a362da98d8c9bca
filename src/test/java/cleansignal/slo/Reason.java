package cleansignal.slo;

import java.util.Optional;

/**
 * One reason for a verdict.
 *
 * @param kind the verdict it speaks for
 * @param objective the objective's id; empty when it is about the run, for example a truncated log
 * @param text one sentence with the figures
 * @param slowness whether a reason about the run is that the target answered too slowly; what an
 *     objective is about says its unit
 */
public record Reason(VerdictKind kind, Optional<String> objective, String text, boolean slowness) {

  /** A reason that is about an objective, or about the run but not about slowness. */
  public Reason(VerdictKind kind, Optional<String> objective, String text) {
    this(kind, objective, text, false);
  }
}
