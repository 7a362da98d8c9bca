package cleansignal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenStateTest {
  private static final long NOW = 1_800_000_000_700L;
  private static final RefreshPolicy DEFAULTS = policy(60, 30, true);

  /** Life in s → window and jitter really used: at most a third and a sixth of the life. */
  @ParameterizedTest
  @CsvSource({
    "900, 60, 30, 60000, 30000",
    "180, 60, 30, 60000, 30000",
    "60,  60, 30, 20000, 10000",
    "15,  60, 30,  5000,  2500",
    "15,   3,  1,  3000,  1000",
  })
  void renewalComesWindowAndJitterBeforeExpiry(
      long life, long window, long jitter, long usedWindow, long usedJitter) {
    RefreshPolicy policy = policy(window, jitter, true);
    long latest = NOW + life * 1000 - usedWindow;

    List<Long> drawn =
        IntStream.range(0, 2_000)
            .mapToObj(seed -> token(life, policy, seed).refreshAtMillis().orElseThrow())
            .toList();

    assertThat(drawn).allMatch(at -> at <= latest && at >= latest - usedJitter);
    // Spread over all of the jitter, not bunched at one end.
    assertThat(drawn).anyMatch(at -> at > latest - usedJitter / 20);
    assertThat(drawn).anyMatch(at -> at < latest - usedJitter + usedJitter / 20);
  }

  @Test
  void theTimeOfRenewalFollowsTheSeed() {
    TokenState token = token(900, DEFAULTS, 7);

    assertThat(token(900, DEFAULTS, 7).refreshAtMillis()).isEqualTo(token.refreshAtMillis());
    assertThat(token(900, DEFAULTS, 8).refreshAtMillis()).isNotEqualTo(token.refreshAtMillis());
  }

  @Test
  void renewalIsDueFromItsTimeOn() {
    TokenState token = token(900, policy(60, 0, true), 1);

    assertThat(token.refreshDue(NOW + 839_999)).isFalse();
    assertThat(token.refreshDue(NOW + 840_000)).isTrue();
  }

  @Test
  void renewalSwitchedOffIsNeverDue() {
    TokenState token = token(15, policy(60, 30, false), 1);

    assertThat(token.refreshAtMillis()).isEmpty();
    assertThat(token.refreshDue(NOW + 1_000_000)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void evenAShortTokenIsNotRenewedInItsSecondOfIssue(long life) {
    TokenState token = token(life, DEFAULTS, 1);

    // The second that holds the issue is over 1,000 ms after receipt, whatever the clocks' offset.
    assertThat(token.refreshAtMillis().orElseThrow()).isGreaterThan(NOW + 1_000);
  }

  @Test
  void aRepairWaitsForTheSecondOfIssueToo() {
    TokenState token = token(900, DEFAULTS, 1);

    assertThat(token.refreshWaitMillis(NOW)).isGreaterThan(1_000);
    assertThat(token.refreshWaitMillis(NOW + 1_000)).isPositive();
    assertThat(token.refreshWaitMillis(NOW + 1_100)).isZero();
  }

  @Test
  void aTokenCountsAsExpiredTwoSecondsAheadOfItsKnownExpiry() {
    TokenState token = token(15, DEFAULTS, 1);

    assertThat(token.expiresMillis()).isEqualTo(NOW + 15_000);
    assertThat(token.expired(NOW + 12_999)).isFalse();
    assertThat(token.expired(NOW + 13_000)).isTrue();
    assertThat(token.expired(NOW + 20_000)).isTrue();
  }

  @Test
  void carriesTheTokensWithoutPrintingThem() {
    TokenState token =
        TokenState.received(
            Jwts.jwt("{\"userId\":\"c1\"}"),
            "refresh-me",
            OptionalLong.empty(),
            NOW,
            Duration.ofSeconds(900),
            DEFAULTS,
            new Random(1));

    assertThat(token.access().reveal()).isEqualTo(Jwts.jwt("{\"userId\":\"c1\"}"));
    assertThat(token.refresh().reveal()).isEqualTo("refresh-me");
    assertThat(token.source()).isEqualTo(TokenLife.Source.CONFIGURED);
    assertThat(token.toString()).doesNotContain("refresh-me").doesNotContain("xxxx");
  }

  @Test
  void aPolicyTakesNoNegativeTimes() {
    assertThatIllegalArgumentException().isThrownBy(() -> policy(-1, 0, true));
    assertThatIllegalArgumentException().isThrownBy(() -> policy(0, -1, true));
  }

  private static TokenState token(long lifeSeconds, RefreshPolicy policy, long seed) {
    return TokenState.received(
        "access",
        "refresh",
        OptionalLong.of(lifeSeconds),
        NOW,
        Duration.ofSeconds(900),
        policy,
        new Random(seed));
  }

  private static RefreshPolicy policy(long window, long jitter, boolean enabled) {
    return new RefreshPolicy(Duration.ofSeconds(window), Duration.ofSeconds(jitter), enabled);
  }
}
