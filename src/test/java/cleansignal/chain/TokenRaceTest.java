package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import cleansignal.target.RingRift;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRaceTest {

  private static final RingRift SERVER = new RingRift();
  private static final Set<String> HELD = Set.of("held-access", "held-refresh");

  private final TokenRace logins = TokenRace.allWin(SERVER, SERVER.login(), HELD);
  private final TokenRace refreshes = TokenRace.oneWins(SERVER, SERVER.refresh(), HELD);

  @Test
  void differentTokensAreFine() {
    assertThat(logins.fault(200, pair("a1", "r1"))).isEmpty();
    assertThat(logins.fault(200, pair("a2", "r2"))).isEmpty();
    assertThat(logins.winner()).contains(pair("a2", "r2"));
  }

  @ParameterizedTest
  @CsvSource({"a1, r2", "a2, r1", "held-access, r2", "a2, held-refresh", "r1, a1"})
  void aTokenThatWasGivenBeforeBreaksTheContract(String access, String refresh) {
    logins.fault(200, pair("a1", "r1"));

    Optional<String> fault = logins.fault(200, pair(access, refresh));

    assertThat(outcome(fault)).isEqualTo(Outcome.CONTRACT);
    assertThat(fault.orElseThrow()).doesNotContain(access, refresh);
  }

  @Test
  void halfAPairBreaksTheContract() {
    Map<String, String> half = new HashMap<>(pair("a1", "r1"));
    half.remove(SERVER.tokenPaths().refresh());

    assertThat(outcome(logins.fault(200, half))).isEqualTo(Outcome.CONTRACT);
  }

  @Test
  void oneRefreshMayWinAndTheOthersAreRefused() {
    assertThat(refreshes.fault(401, Map.of())).isEmpty();
    assertThat(refreshes.fault(200, pair("a1", "r1"))).isEmpty();
    assertThat(refreshes.fault(401, Map.of())).isEmpty();
    assertThat(refreshes.winner()).contains(pair("a1", "r1"));
  }

  @Test
  void nobodyNeedsToWin() {
    assertThat(refreshes.fault(401, Map.of())).isEmpty();
    assertThat(refreshes.winner()).isEmpty();
  }

  @Test
  void aSecondWinnerBreaksTheContract() {
    refreshes.fault(200, pair("a1", "r1"));

    Optional<String> fault = refreshes.fault(200, pair("a2", "r2"));

    assertThat(outcome(fault)).isEqualTo(Outcome.CONTRACT);
    assertThat(fault.orElseThrow()).contains("once more");
  }

  @ParameterizedTest
  @CsvSource({"500, SERVER_ERROR", "503, UNAVAILABLE", "429, RATE_LIMITED", "404, CONTRACT"})
  void anythingElseIsWhatItIs(int status, Outcome outcome) {
    assertThat(outcome(refreshes.fault(status, Map.of()))).isEqualTo(outcome);
  }

  @Test
  void aLoginMustNotBeRefused() {
    assertThat(outcome(logins.fault(401, Map.of()))).isEqualTo(Outcome.CONTRACT);
  }

  private static Outcome outcome(Optional<String> fault) {
    return OutcomeText.parse(fault.orElseThrow()).outcome();
  }

  private static Map<String, String> pair(String access, String refresh) {
    return Map.of(SERVER.tokenPaths().access(), access, SERVER.tokenPaths().refresh(), refresh);
  }
}
