package cleansignal.outcome;

/**
 * Decides what an HTTP answer counts as: one table of status × call kind × token's age. Answers
 * that never came are told apart by {@link OutcomeText}, from the text that Gatling logs for them.
 */
public final class Classifier {

  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;

  private Classifier() {}

  /**
   * Classifies an answer by its status.
   *
   * @param call what was asked
   * @param expected the status that the contract gives for success
   * @param status the status that came
   * @param tokenExpired whether the call's token was past its known expiry when the answer came, 2
   *     s tolerance included; meaningless for calls without a token
   */
  public static Classified classify(CallKind call, int expected, int status, boolean tokenExpired) {
    return new Classified(outcome(call, expected, status, tokenExpired), status);
  }

  private static Outcome outcome(CallKind call, int expected, int status, boolean tokenExpired) {
    if (status == expected) {
      return Outcome.OK;
    }
    return switch (status) {
      case UNAUTHORIZED ->
          call.carriesToken() && tokenExpired ? Outcome.AUTH_EXPIRED : Outcome.CONTRACT;
      // Login has no limiter: its 429 is the lock-out after wrong passwords, which no waiting user
      // should ever meet.
      case TOO_MANY_REQUESTS -> call == CallKind.LOGIN ? Outcome.CONTRACT : Outcome.RATE_LIMITED;
      case NOT_FOUND, GONE -> call == CallKind.ON_GIVEN_ID ? Outcome.LIFECYCLE : Outcome.CONTRACT;
      case SERVICE_UNAVAILABLE -> Outcome.UNAVAILABLE;
      default -> status >= 500 && status <= 599 ? Outcome.SERVER_ERROR : Outcome.CONTRACT;
    };
  }
}
