package cleansignal.reference.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BypassTest {
  private static final String TOKEN = "0123456789abcdef";
  private static final String PATTERN = Bypass.OFF.userPattern();

  @Test
  void nobodyPassesWhenItIsOff() {
    Bypass off = new Bypass(false, TOKEN, List.of("10.0.0.1"), PATTERN);

    assertThat(off.passesAll("10.0.0.1", TOKEN)).isFalse();
    assertThat(off.passesAuthenticated("loadtest_user_1@loadtest.local")).isFalse();
  }

  @Test
  void theTokenOrTheAddressPassesEverything() {
    Bypass on = new Bypass(true, TOKEN, List.of("10.0.0.1"), PATTERN);

    assertThat(on.passesAll("10.0.0.1", "")).isTrue();
    assertThat(on.passesAll("10.0.0.2", TOKEN)).isTrue();
    assertThat(on.passesAll("10.0.0.2", TOKEN + "x")).isFalse();
  }

  @Test
  void aShortTokenOpensNothing() {
    Bypass on = new Bypass(true, "short", List.of(), PATTERN);

    assertThat(on.passesAll("10.0.0.2", "short")).isFalse();
  }

  @Test
  void anEmptyTokenIsNotMatchedByAMissingHeader() {
    assertThat(new Bypass(true, "", List.of(), PATTERN).passesAll("10.0.0.2", "")).isFalse();
  }

  @Test
  void theDefaultPatternKnowsThePoolOnly() {
    Bypass on = new Bypass(true, "", List.of(), PATTERN);

    assertThat(on.passesAuthenticated("loadtest_user_1@loadtest.local")).isTrue();
    assertThat(on.passesAuthenticated("loadtest.1@loadtest.local")).isTrue();
    assertThat(on.passesAuthenticated("loadtest@loadtest.local")).isFalse();
    assertThat(on.passesAuthenticated("xloadtest_user_1@loadtest.local")).isFalse();
  }

  @Test
  void refusesABrokenPatternAndHidesItsToken() {
    assertThatThrownBy(() -> new Bypass(true, "", List.of(), "("))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Bypass(true, TOKEN, List.of(), PATTERN).toString()).doesNotContain(TOKEN);
  }
}
