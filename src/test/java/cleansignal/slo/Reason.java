package cleansignal.slo;

import java.util.Optional;

/**
 * One reason for a verdict.
 *
 * @param kind the verdict it speaks for
 * @param objective the objective's id; empty when it is about the run, for example a truncated log
 * @param text one sentence with the figures
 */
public record Reason(VerdictKind kind, Optional<String> objective, String text) {}
