package cleansignal.token;

import static cleansignal.token.Jwts.jwt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cleansignal.token.TokenLife.Source;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenLifeTest {
  private static final long NOW = 1_800_000_000_700L;
  private static final long NOW_SECONDS = 1_800_000_000L;
  private static final Duration CONFIGURED = Duration.ofSeconds(900);

  @Test
  void believesTheAnswerFirst() {
    String token = jwt("{\"iat\":%d,\"exp\":%d}".formatted(NOW_SECONDS, NOW_SECONDS + 60));

    assertThat(TokenLife.of(OptionalLong.of(300), token, NOW, CONFIGURED))
        .isEqualTo(new TokenLife(300_000, Source.EXPIRES_IN));
  }

  @Test
  void thenTheTokenByTheTargetsOwnClock() {
    // The target's clock is an hour ahead; that changes nothing.
    long iat = NOW_SECONDS + 3600;
    String token = jwt("{\"userId\":\"c1\",\"iat\":%d,\"exp\":%d}".formatted(iat, iat + 60));

    assertThat(life(token)).isEqualTo(new TokenLife(60_000, Source.JWT));
  }

  @Test
  void withoutIssueTimeTheReceiptStandsIn() {
    assertThat(life(jwt("{\"exp\":%d}".formatted(NOW_SECONDS + 60))))
        .isEqualTo(new TokenLife(60_000, Source.JWT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "opaque",
        "a.b",
        "a.b.c",
        "a.%%%.c",
        "..",
        "a.e30.c", // {}
        "a.W10.c", // []
        "a.bnVsbA.c", // null
        "a.eyJleHAiOiJzb29uIn0.c", // {"exp":"soon"}
        "a.eyJleHAiOjFlMzAwfQ.c", // {"exp":1e300}
        "a.eyJleHAiOjEwMCwiaWF0IjoxMDB9.c", // {"exp":100,"iat":100}
        "a.eyJleHAiOjEwMCwiaWF0IjoyMDB9.c", // {"exp":100,"iat":200}
        "a.eyJleHAiOjEwMH0.c", // {"exp":100}: long past, nothing to count from
        "a.eyJleHAiOjE4MDAwMDAwMDAwMDB9.c", // {"exp":1800000000000}: ms instead of s
        "a.eyJleHAiO.c",
      })
  void anythingElseFallsBackToTheSetting(String token) {
    assertThat(life(token)).isEqualTo(new TokenLife(900_000, Source.CONFIGURED));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void anAnswerThatMakesNoSenseIsPassedOver(long expiresIn) {
    String token = jwt("{\"iat\":%d,\"exp\":%d}".formatted(NOW_SECONDS, NOW_SECONDS + 60));

    assertThat(TokenLife.of(OptionalLong.of(expiresIn), token, NOW, CONFIGURED))
        .isEqualTo(new TokenLife(60_000, Source.JWT));
  }

  @Test
  void extremeClaimsDoNotOverflow() {
    String token = jwt("{\"iat\":%d,\"exp\":%d}".formatted(Long.MIN_VALUE, Long.MAX_VALUE));

    assertThat(life(token)).isEqualTo(new TokenLife(900_000, Source.CONFIGURED));
  }

  @Test
  void aLifeIsAboveZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TokenLife(0, Source.CONFIGURED));
  }

  private static TokenLife life(String token) {
    return TokenLife.of(OptionalLong.empty(), token, NOW, CONFIGURED);
  }
}
