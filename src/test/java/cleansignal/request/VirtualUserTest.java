package cleansignal.request;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.Secret;
import cleansignal.plan.PlannedUser;
import cleansignal.pool.Credentials;
import cleansignal.token.TokenLife;
import cleansignal.token.TokenState;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VirtualUserTest {

  private static final PlannedUser PLANNED =
      new PlannedUser(3, 2, 1, 0, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));

  private final VirtualUser user =
      new VirtualUser(
          PLANNED,
          new Credentials("loadtest_user_3@loadtest.local", Secret.of("Pool-secret-1")),
          new SplittableRandom(1));

  @Test
  void withoutALoginThereIsNoTokenThatCouldExpire() {
    assertThat(user.tokens()).isEmpty();
    assertThat(user.accessToken()).isEmpty();
    assertThat(user.tokenExpiredAt(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void holdsTheTokensThatCameLast() {
    user.received(tokens("first", 60_000));
    user.received(tokens("second", 120_000));

    assertThat(user.accessToken()).isEqualTo("second");
    assertThat(user.tokenExpiredAt(60_000)).isFalse();
    assertThat(user.tokenExpiredAt(120_000)).isTrue();
  }

  @Test
  void aDumpOfItsSessionShowsNeitherTokenNorPassword() {
    user.received(tokens("an-access-token", 60_000));

    assertThat(user.into(GatlingForTests.session()).toString())
        .doesNotContain("an-access-token", "refresh-of-", "Pool-secret-1");
  }

  @Test
  void aSessionLeadsToItsUser() {
    assertThat(VirtualUser.of(user.into(GatlingForTests.session()))).isSameAs(user);
  }

  private static TokenState tokens(String access, long expiresMillis) {
    return new TokenState(
        Secret.of(access),
        Secret.of("refresh-of-" + access),
        0,
        expiresMillis,
        TokenLife.Source.CONFIGURED,
        OptionalLong.empty());
  }
}
