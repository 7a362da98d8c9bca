package cleansignal.slo;

import java.util.Arrays;
import java.util.Optional;

/** How a run ends; the exit status is that of {@code judge}. */
public enum VerdictKind {
  /** All critical and high objectives met, noise within budget. */
  PASS(0),
  /** All critical objectives met, a high one missed within its margin. */
  CONDITIONAL(5),
  /** No reason to fail, but a critical or high objective is unproven. */
  INCONCLUSIVE(4),
  /** The target missed what was required of it, died or hung. */
  FAIL(2),
  /** The run can't be judged: its evidence or its load is not what it should be. */
  INVALID(3);

  private final int exitStatus;

  VerdictKind(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  /** The verdict of that name, in any case; empty for any other text. */
  public static Optional<VerdictKind> ofText(String text) {
    return Arrays.stream(values()).filter(kind -> kind.name().equalsIgnoreCase(text)).findFirst();
  }

  /** The exit status of {@code judge}. */
  public int exitStatus() {
    return exitStatus;
  }
}
