package cleansignal.request;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import io.gatling.http.check.HttpCheck;
import io.gatling.javaapi.http.internal.HttpChecks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerCheckTest {

  @BeforeAll
  static void configureDsl() {
    GatlingForTests.configureDsl();
  }

  @Test
  void whatTheJudgeFindsIsTheMessageAsItStands() {
    assertThat(result(AnswerCheck.onStatus((answer, session) -> Optional.of("contract data.x"))))
        .isEqualTo("Failure(contract data.x)");
  }

  @Test
  void anAnswerWithoutFaultPassesAndSavesNothing() {
    assertThat(result(AnswerCheck.onBody((answer, session) -> Optional.empty())))
        .isEqualTo("Success(CheckResult(None,None))");
  }

  @Test
  void aJudgeThatBreaksIsOurMistakeAndNotTheNetworks() {
    String result =
        result(
            AnswerCheck.onBody(
                (answer, session) -> {
                  throw new IllegalStateException("Connection refused");
                }));

    String message = result.substring("Failure(".length(), result.length() - 1);
    assertThat(OutcomeText.parse(message).outcome()).isEqualTo(Outcome.SCRIPT);
  }

  /** A 304 has no body: Gatling leaves out all checks that look at one. */
  @Test
  void onlyOneThatLooksAtTheBodyIsLeftOutWhereThereIsNone() {
    assertThat(built(AnswerCheck.onStatus((answer, session) -> Optional.empty())).scope())
        .hasToString("Status");
    assertThat(built(AnswerCheck.onBody((answer, session) -> Optional.empty())).scope())
        .hasToString("Body");
  }

  private static String result(AnswerCheck check) {
    return built(check).check(null, GatlingForTests.session().asScala(), null).toString();
  }

  /** As Gatling's HTTP requests build it. */
  private static HttpCheck built(AnswerCheck check) {
    return HttpChecks.toScalaChecks(List.of(check)).head();
  }
}
