package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.AuthSettings;
import cleansignal.config.Secret;
import cleansignal.config.Shard;
import cleansignal.plan.PlannedUser;
import cleansignal.pool.Credentials;
import cleansignal.request.GatlingForTests;
import cleansignal.request.LiveRecorder;
import cleansignal.request.Requests;
import cleansignal.request.RunClock;
import cleansignal.request.VirtualUser;
import cleansignal.target.RingRift;
import cleansignal.token.TokenState;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationTest {

  private static final long NOW = 1_767_323_045_678L;
  private static final RingRift SERVER = new RingRift();

  private final RunClock clock = new RunClock(() -> Instant.ofEpochMilli(NOW));
  private final Authentication authentication =
      new Authentication(
          SERVER,
          new Requests(new LiveRecorder(), clock, Duration.ofSeconds(10)),
          clock,
          new AuthSettings(Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ZERO, true, 2),
          new Shard(0, 1));
  private final VirtualUser user =
      new VirtualUser(
          new PlannedUser(0, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)),
          new Credentials("u1@d", Secret.of("Pool-secret-1")),
          new SplittableRandom(1));
  private final Session session = user.into(GatlingForTests.session());

  @Test
  void tokensThatCameGoToTheUserAndOutOfTheSession() {
    Session after =
        authentication.takeTokens(
            received("access-1", "refresh-1").set(Authentication.EXPIRES_IN, 900));

    TokenState tokens = user.tokens().orElseThrow();
    assertThat(tokens.access()).isEqualTo(Secret.of("access-1"));
    assertThat(tokens.refresh()).isEqualTo(Secret.of("refresh-1"));
    assertThat(tokens.expiresMillis()).isEqualTo(NOW + 900_000);
    assertThat(tokens.refreshAtMillis()).hasValue(NOW + 840_000);
    assertThat(after.toString()).doesNotContain("access-1", "refresh-1");
    assertThat(after.contains(Authentication.EXPIRES_IN)).isFalse();
    assertThat(Authentication.loggedIn(after)).isTrue();
  }

  @Test
  void withoutAWordOnTheirLifeTheConfiguredOneCounts() {
    authentication.takeTokens(received("access-1", "refresh-1"));

    assertThat(user.tokens().orElseThrow().expiresMillis()).isEqualTo(NOW + 600_000);
  }

  @Test
  void halfAPairOfTokensIsNone() {
    authentication.takeTokens(received("access-1", "refresh-1"));

    Session half = authentication.takeTokens(session.set(Authentication.ACCESS, "access-2"));
    Session otherHalf = authentication.takeTokens(half.set(Authentication.REFRESH, "refresh-3"));

    assertThat(user.tokens().orElseThrow().access()).isEqualTo(Secret.of("access-1"));
    assertThat(otherHalf.contains(Authentication.REFRESH)).isFalse();
  }

  @Test
  void aLoginThatBroughtNothingLeavesTheUserOut() {
    assertThat(Authentication.loggedIn(authentication.takeTokens(session))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"401, true", "200, false", "403, false", "429, false", ", false"})
  void onlyA401IsForWantOfAToken(Integer status, boolean unauthorized) {
    Session after =
        GatlingForTests.after(session, SERVER.readGame(), Optional.ofNullable(status), true);

    assertThat(Authentication.unauthorized(after)).isEqualTo(unauthorized);
  }

  private Session received(String access, String refresh) {
    return session.set(Authentication.ACCESS, access).set(Authentication.REFRESH, refresh);
  }
}
