package cleansignal.request;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.CallKind;
import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import cleansignal.request.Exchanges.Answer;
import cleansignal.target.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangesTest {

  private static final Route READ =
      new Route("GET", "/api/games/:id", CallKind.ON_GIVEN_ID, 200, List.of());
  private static final LongPredicate FRESH = millis -> false;

  private final Exchanges exchanges = new Exchanges("run-u7");

  @Test
  void eachExchangeCarriesAnIdOfItsOwn() {
    exchanges.begin(READ, FRESH, 10);
    assertThat(exchanges.requestId()).isEqualTo("run-u7-1");
    // Headers may be asked for more than once.
    assertThat(exchanges.requestId()).isEqualTo("run-u7-1");
    exchanges.end(false, 20);

    exchanges.begin(READ, FRESH, 30);
    assertThat(exchanges.requestId()).isEqualTo("run-u7-2");
  }

  @ParameterizedTest
  @CsvSource({
    "200, false, OK",
    "200, true, CONTRACT",
    "404, true, LIFECYCLE",
    "429, true, RATE_LIMITED",
    "500, true, SERVER_ERROR",
    "503, true, UNAVAILABLE",
    "401, true, CONTRACT",
  })
  void anAnswerCountsByItsStatusAndThenByItsFields(int status, boolean failed, Outcome outcome) {
    exchanges.begin(READ, FRESH, 10);
    exchanges.answered(new Answer(status, 12, 20, Optional.empty(), true));

    assertThat(exchanges.end(failed, 25).outcome()).isEqualTo(outcome);
    assertThat(exchanges.outcome()).isEqualTo(outcome);
    assertThat(exchanges.status()).hasValue(status);
  }

  /** Its status would read as success, its fields as broken: neither is what happened. */
  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void anAnswerOfTheWrongLengthIsTheNetworksWhateverItsStatus(int status) {
    exchanges.begin(READ, FRESH, 10);

    assertThat(exchanges.answered(new Answer(status, 12, 20, Optional.empty(), false)))
        .isEqualTo(new Classified(Outcome.NETWORK, status));
    assertThat(exchanges.end(true, 25).outcome()).isEqualTo(Outcome.NETWORK);
  }

  @Test
  void anAnswerIsTimedAsGatlingTimesIt() {
    exchanges.begin(READ, FRESH, 10);
    exchanges.answered(new Answer(200, 12, 20, Optional.empty(), true));

    assertThat(exchanges.end(false, 25))
        .isEqualTo(new Exchanges.Ended("GET /api/games/:id", "run-u7-1", 12, 20, Outcome.OK, 200));
  }

  @Test
  void whereNoAnswerCameOurOwnTimesMustDo() {
    exchanges.begin(READ, FRESH, 10);

    assertThat(exchanges.end(true, 25))
        .isEqualTo(new Exchanges.Ended("GET /api/games/:id", "run-u7-1", 10, 25, Outcome.NETWORK));
    assertThat(exchanges.status()).isEmpty();
  }

  @Test
  void aTokenIsAsOldAsItIsWhenTheAnswerComes() {
    exchanges.begin(READ, millis -> millis >= 20, 10);

    assertThat(exchanges.answered(new Answer(401, 12, 20, Optional.empty(), true)))
        .isEqualTo(new Classified(Outcome.AUTH_EXPIRED, 401));
    assertThat(exchanges.end(true, 25).outcome()).isEqualTo(Outcome.AUTH_EXPIRED);
  }

  @Test
  void aTokenThatWasValidThenIsNoExcuseForTheServer() {
    exchanges.begin(READ, millis -> millis >= 21, 10);
    exchanges.answered(new Answer(401, 12, 20, Optional.empty(), true));

    assertThat(exchanges.end(true, 25).outcome()).isEqualTo(Outcome.CONTRACT);
  }

  @Test
  void nothingOfTheLastExchangeIsLeftInTheNext() {
    exchanges.begin(READ, FRESH, 10);
    exchanges.answered(new Answer(429, 12, 20, Optional.of(Duration.ofSeconds(3)), true));
    exchanges.told(Map.of("data.game.id", "c1"));
    exchanges.end(true, 25);
    assertThat(exchanges.retryAfter()).contains(Duration.ofSeconds(3));
    assertThat(exchanges.field("data.game.id")).contains("c1");

    exchanges.begin(READ, FRESH, 30);
    exchanges.end(true, 40);

    assertThat(exchanges.retryAfter()).isEmpty();
    assertThat(exchanges.status()).isEmpty();
    assertThat(exchanges.field("data.game.id")).isEmpty();
    assertThat(exchanges.outcome()).isEqualTo(Outcome.NETWORK);
  }

  @Test
  void aSessionLeadsToItsUsersExchanges() {
    assertThat(Exchanges.of(exchanges.into(GatlingForTests.session()))).isSameAs(exchanges);
  }
}
