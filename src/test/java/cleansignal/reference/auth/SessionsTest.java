package cleansignal.reference.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cleansignal.reference.SettableClock;
import cleansignal.reference.auth.SessionRefused.Why;
import cleansignal.reference.store.Ids;
import cleansignal.reference.store.RefreshTokens;
import cleansignal.reference.store.User;
import cleansignal.reference.store.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00.700Z");

  private final SettableClock clock = new SettableClock(START);
  private final Users users = new Users(new Ids(1, clock), clock);
  private final Tokens tokens = new Tokens(clock, Duration.ofSeconds(60), false);
  private final Sessions sessions = new Sessions(tokens, users, new RefreshTokens());
  private final User user = users.add("a@b.c", "a", "hash", true);

  @Test
  void anAccessTokenLivesUntilItsSecondOfExpiryAndNotInIt() throws SessionRefused {
    String token = sessions.open(user).accessToken();

    clock.set(Instant.parse("2026-01-01T00:00:59.999Z"));
    assertThat(sessions.authenticate(token)).isSameAs(user);
    clock.set(Instant.parse("2026-01-01T00:01:00Z"));
    assertThat(whyNotAuthenticated(token)).isEqualTo(Why.EXPIRED);
    clock.set(Instant.parse("2026-01-01T01:00:00Z"));
    assertThat(whyNotAuthenticated(token)).isEqualTo(Why.EXPIRED);
  }

  @Test
  void aRefreshInTheSecondOfTheIssueFailsAndSpoilsNothing() {
    TokenPair pair = sessions.open(user);

    clock.set(Instant.parse("2026-01-01T00:00:00.999Z"));
    assertThat(whyNotRotated(pair.refreshToken())).isEqualTo(Why.SAME_SECOND);
    clock.set(Instant.parse("2026-01-01T00:00:01Z"));
    assertThatCode(() -> sessions.rotate(pair.refreshToken())).doesNotThrowAnyException();
  }

  @Test
  void aSecondRefreshInTheSecondOfTheFirstFailsToo() throws SessionRefused {
    TokenPair first = sessions.open(user);
    clock.advance(Duration.ofSeconds(1));
    TokenPair second = sessions.rotate(first.refreshToken());

    assertThat(whyNotRotated(second.refreshToken())).isEqualTo(Why.SAME_SECOND);
  }

  @Test
  void rotationLeavesTheOldAccessTokenAlone() throws SessionRefused {
    TokenPair first = sessions.open(user);
    clock.advance(Duration.ofSeconds(5));
    TokenPair second = sessions.rotate(first.refreshToken());

    assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
    assertThat(sessions.authenticate(first.accessToken())).isSameAs(user);
  }

  @Test
  void usingARotatedTokenAgainKillsEveryTokenOfTheUser() throws SessionRefused {
    TokenPair first = sessions.open(user);
    clock.advance(Duration.ofSeconds(5));
    TokenPair second = sessions.rotate(first.refreshToken());

    assertThat(whyNotRotated(first.refreshToken())).isEqualTo(Why.REUSED);
    assertThat(whyNotRotated(second.refreshToken())).isEqualTo(Why.REVOKED);
    assertThat(whyNotAuthenticated(second.accessToken())).isEqualTo(Why.REVOKED);
    assertThat(whyNotRotated(first.refreshToken())).isEqualTo(Why.REVOKED);
  }

  @Test
  void aLoginDeletesTheOlderRefreshTokenButNotTheOlderAccessToken() throws SessionRefused {
    TokenPair first = sessions.open(user);
    clock.advance(Duration.ofSeconds(5));
    sessions.open(user);

    assertThat(whyNotRotated(first.refreshToken())).isEqualTo(Why.INVALID);
    assertThat(sessions.authenticate(first.accessToken())).isSameAs(user);
  }

  @Test
  void twoLoginsInTheSameSecondBothWork() throws SessionRefused {
    sessions.open(user);
    TokenPair second = sessions.open(user);

    clock.advance(Duration.ofSeconds(1));
    assertThatCode(() -> sessions.rotate(second.refreshToken())).doesNotThrowAnyException();
  }

  @Test
  void aTokenThatWasLoggedOutCountsAsReused() throws SessionRefused {
    TokenPair pair = sessions.open(user);
    sessions.close(pair.refreshToken());

    assertThat(sessions.authenticate(pair.accessToken())).isSameAs(user);
    assertThat(whyNotRotated(pair.refreshToken())).isEqualTo(Why.REUSED);
  }

  @Test
  void loggingOutEverywhereKillsEveryToken() {
    TokenPair pair = sessions.open(user);
    sessions.closeAll(user);

    assertThat(whyNotAuthenticated(pair.accessToken())).isEqualTo(Why.REVOKED);
    assertThat(whyNotRotated(pair.refreshToken())).isEqualTo(Why.REVOKED);
  }

  @Test
  void tokensOfTheOtherKindOtherServersAndNoTokensAreInvalid() {
    TokenPair pair = sessions.open(user);
    TokenPair elsewhere =
        new Sessions(new Tokens(clock, Duration.ofSeconds(60), false), users, new RefreshTokens())
            .open(user);

    assertThat(whyNotAuthenticated(pair.refreshToken())).isEqualTo(Why.INVALID);
    assertThat(whyNotRotated(pair.accessToken())).isEqualTo(Why.INVALID);
    assertThat(whyNotAuthenticated(elsewhere.accessToken())).isEqualTo(Why.INVALID);
    assertThat(whyNotAuthenticated("abc.def.ghi")).isEqualTo(Why.INVALID);
  }

  @Test
  void aRefreshTokenExpiresAfterAWeek() {
    TokenPair pair = sessions.open(user);

    clock.advance(Tokens.REFRESH_LIFE);
    assertThat(whyNotRotated(pair.refreshToken())).isEqualTo(Why.EXPIRED);
  }

  @Test
  void aNewTokenLifeHoldsForNewTokensOnly() throws SessionRefused {
    String old = sessions.open(user).accessToken();
    tokens.accessLife(Duration.ofSeconds(15));
    String young = sessions.open(user).accessToken();

    clock.advance(Duration.ofSeconds(20));
    assertThat(sessions.authenticate(old)).isSameAs(user);
    assertThat(whyNotAuthenticated(young)).isEqualTo(Why.EXPIRED);
  }

  @Test
  void uniqueTokensDifferAlsoWithinASecondAndCanBeRefreshedAtOnce() throws SessionRefused {
    Sessions better =
        new Sessions(new Tokens(clock, Duration.ofSeconds(60), true), users, new RefreshTokens());
    TokenPair first = better.open(user);
    TokenPair second = better.open(user);
    TokenPair third = better.rotate(second.refreshToken());

    assertThat(
            List.of(
                first.accessToken(),
                first.refreshToken(),
                second.accessToken(),
                second.refreshToken(),
                third.accessToken(),
                third.refreshToken()))
        .doesNotHaveDuplicates();
  }

  @Test
  void theLastTokensCanBeGivenAgainUnlessTheyAreRevoked() throws SessionRefused {
    assertThat(sessions.openAgain(user)).isEmpty();
    sessions.open(user);
    clock.advance(Duration.ofSeconds(5));
    TokenPair last = sessions.open(user);

    assertThat(sessions.openAgain(user)).contains(last);
    assertThat(sessions.authenticate(last.accessToken())).isSameAs(user);
    clock.advance(Duration.ofSeconds(1));
    assertThatCode(() -> sessions.rotate(last.refreshToken())).doesNotThrowAnyException();
    sessions.closeAll(user);
    assertThat(sessions.openAgain(user)).isEmpty();
  }

  @Test
  void aRefreshRacesInTheSecondOfItsTokensIssueOrUse() throws SessionRefused {
    TokenPair first = sessions.open(user);
    assertThat(sessions.races(first.refreshToken())).isTrue();

    clock.advance(Duration.ofSeconds(5));
    assertThat(sessions.races(first.refreshToken())).isFalse();
    sessions.rotate(first.refreshToken());
    assertThat(sessions.races(first.refreshToken())).isTrue();

    clock.advance(Duration.ofSeconds(1));
    assertThat(sessions.races(first.refreshToken())).isFalse();
    assertThat(sessions.races("abc")).isFalse();
  }

  private Why whyNotAuthenticated(String token) {
    return catchThrowableOfType(SessionRefused.class, () -> sessions.authenticate(token)).why();
  }

  private Why whyNotRotated(String token) {
    return catchThrowableOfType(SessionRefused.class, () -> sessions.rotate(token)).why();
  }
}
