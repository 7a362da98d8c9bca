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
import cleansignal.target.GameServer;
import cleansignal.target.RingRift;
import cleansignal.token.TokenState;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

  private static final long NOW = 1_767_323_045_678L;
  private static final RingRift SERVER = new RingRift();
  private static final GameServer.TokenPaths PATHS = SERVER.tokenPaths();

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
  void tokensThatCameGoToTheUserAndNotIntoTheSession() {
    Session after = authentication.takeTokens(received(pair("access-1", "refresh-1", "900")));

    TokenState tokens = user.tokens().orElseThrow();
    assertThat(tokens.access()).isEqualTo(Secret.of("access-1"));
    assertThat(tokens.refresh()).isEqualTo(Secret.of("refresh-1"));
    assertThat(tokens.expiresMillis()).isEqualTo(NOW + 900_000);
    assertThat(tokens.refreshAtMillis()).hasValue(NOW + 840_000);
    assertThat(after.toString()).doesNotContain("access-1", "refresh-1");
    assertThat(Authentication.loggedIn(after)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999"})
  void withoutAWordOnTheirLifeTheConfiguredOneCounts(String expiresIn) {
    authentication.takeTokens(received(pair("access-1", "refresh-1", expiresIn)));

    assertThat(user.tokens().orElseThrow().expiresMillis()).isEqualTo(NOW + 600_000);
  }

  @Test
  void halfAPairOfTokensIsNone() {
    authentication.takeTokens(received(pair("access-1", "refresh-1", "900")));

    authentication.takeTokens(received(Map.of(PATHS.access(), "access-2")));
    authentication.takeTokens(received(Map.of(PATHS.refresh(), "refresh-3")));

    assertThat(user.tokens().orElseThrow().access()).isEqualTo(Secret.of("access-1"));
    assertThat(user.tokens().orElseThrow().refresh()).isEqualTo(Secret.of("refresh-1"));
  }

  @Test
  void aLoginThatBroughtNothingLeavesTheUserOut() {
    assertThat(Authentication.loggedIn(authentication.takeTokens(received(Map.of())))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"401, true", "200, false", "403, false", "429, false", ", false"})
  void onlyA401IsForWantOfAToken(Integer status, boolean unauthorized) {
    Session after =
        GatlingForTests.after(session, SERVER.readGame(), Optional.ofNullable(status), true);

    assertThat(Authentication.unauthorized(after)).isEqualTo(unauthorized);
  }

  private Session received(Map<String, String> fields) {
    return GatlingForTests.after(session, SERVER.login(), Optional.of(200), false, fields);
  }

  private static Map<String, String> pair(String access, String refresh, String expiresIn) {
    return Map.of(PATHS.access(), access, PATHS.refresh(), refresh, PATHS.expiresIn(), expiresIn);
  }
}
