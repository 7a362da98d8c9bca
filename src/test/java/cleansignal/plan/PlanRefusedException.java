package cleansignal.plan;

/**
 * A plan that can't be run; the message says why, with the numbers, and what would help. A usage
 * error, found before anything starts.
 */
public final class PlanRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses a plan.
   *
   * @param message one sentence for the operator
   */
  public PlanRefusedException(String message) {
    super(message);
  }
}
