package cleansignal.request;

import cleansignal.outcome.OutcomeText;
import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Validation;
import io.gatling.core.check.Check;
import io.gatling.core.check.CheckMaterializer;
import io.gatling.core.check.CheckResult;
import io.gatling.http.check.HttpCheck;
import io.gatling.http.check.HttpCheckScope;
import io.gatling.http.check.HttpCheckScope.Body$;
import io.gatling.http.check.HttpCheckScope.Status$;
import io.gatling.http.check.status.HttpStatusCheckType;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.internal.HttpCheckType;
import java.util.Optional;
import scala.Option;

/**
 * A check that sees the whole answer and words its own failure. Gatling's checks each see one thing
 * and look it up, convert and compare it in turn, which costs a poll more than all else that the
 * suite does.
 */
final class AnswerCheck implements CheckBuilder {

  private final HttpCheckScope scope;
  private final Judge judge;

  private AnswerCheck(HttpCheckScope scope, Judge judge) {
    this.scope = scope;
    this.judge = judge;
  }

  /** A check that also sees answers without a body, and before all that look at the body. */
  static AnswerCheck onStatus(Judge judge) {
    return new AnswerCheck(Status$.MODULE$, judge);
  }

  /** A check that looks at the body. */
  static AnswerCheck onBody(Judge judge) {
    return new AnswerCheck(Body$.MODULE$, judge);
  }

  @Override
  public io.gatling.core.check.CheckBuilder<?, ?> asScala() {
    return new Builder(new HttpCheck(simple(), scope));
  }

  /** Any type that HTTP requests know; its materializer is not asked. */
  @Override
  public CheckType type() {
    return HttpCheckType.Status;
  }

  private Check<Response> simple() {
    return new Check.Simple<>(
        (answer, session, prepared) -> check(answer, new Session(session)), Option.empty());
  }

  private Validation<CheckResult> check(Response answer, Session session) {
    try {
      return judge
          .fault(answer, session)
          .map(AnswerCheck::failure)
          .orElseGet(CheckResult::NoopCheckResultSuccess);
    } catch (RuntimeException e) {
      // Gatling would log it in words that read as the network's fault.
      return failure(OutcomeText.crashed(e));
    }
  }

  @SuppressWarnings("unchecked") // A failure holds no result of any type.
  private static Validation<CheckResult> failure(String message) {
    return (Validation<CheckResult>) (Validation<?>) new Failure(message);
  }

  /** What looks at an answer. */
  @FunctionalInterface
  interface Judge {
    /** The message of the record that fails; empty when there is nothing wrong. */
    Optional<String> fault(Response answer, Session session);
  }

  /** Gives the check that is ready, instead of building one. */
  private record Builder(HttpCheck check)
      implements io.gatling.core.check.CheckBuilder<HttpStatusCheckType, Response> {
    @Override
    @SuppressWarnings("unchecked") // HTTP requests ask for nothing but HTTP checks.
    public <C extends Check<R>, R> C build(
        CheckMaterializer<HttpStatusCheckType, C, R, Response> materializer) {
      return (C) (Check<?>) check;
    }
  }
}
