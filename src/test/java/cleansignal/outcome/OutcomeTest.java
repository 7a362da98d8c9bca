package cleansignal.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

  private static final Set<Outcome> NOISE = EnumSet.of(Outcome.AUTH_EXPIRED, Outcome.RATE_LIMITED);

  @Test
  void theTaxonomyIsTheDocumentedOne() {
    assertThat(Outcome.values())
        .extracting(Outcome::text)
        .containsExactly(
            "ok",
            "auth-expired",
            "rate-limited",
            "contract",
            "lifecycle",
            "server-error",
            "unavailable",
            "network",
            "timeout",
            "protocol",
            "rejected",
            "stalled",
            "script");
  }

  @Test
  void noiseIsWhatALoadTestDoesToItself() {
    assertThat(those(Outcome::isNoise)).isEqualTo(NOISE);
  }

  @Test
  void validIsAllButNoiseAndOurOwnMistakes() {
    Set<Outcome> invalid = EnumSet.copyOf(NOISE);
    invalid.add(Outcome.SCRIPT);

    assertThat(those(outcome -> !outcome.isValid())).isEqualTo(invalid);
  }

  @Test
  void aTrueErrorIsAValidRequestThatFailed() {
    assertThat(those(Outcome::isTrueError))
        .isEqualTo(those(outcome -> outcome.isValid() && outcome != Outcome.OK));
  }

  @ParameterizedTest
  @EnumSource
  void theTextNamesOneOutcome(Outcome outcome) {
    assertThat(Outcome.ofText(outcome.text())).contains(outcome);
    assertThat(outcome.text()).matches("[a-z]+(-[a-z]+)*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "Ok", " ok", "auth_expired", "AUTH_EXPIRED", "rate-limite"})
  void anyOtherTextNamesNone(String text) {
    assertThat(Outcome.ofText(text)).isEmpty();
  }

  private static Set<Outcome> those(Predicate<Outcome> wanted) {
    return Arrays.stream(Outcome.values()).filter(wanted).collect(Collectors.toSet());
  }
}
