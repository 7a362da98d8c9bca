package cleansignal.preflight;

import cleansignal.config.AuthSettings;
import cleansignal.token.TokenLife;
import java.time.Duration;

/** Access tokens live long enough for the run, or are renewed in time. */
final class TokenLifeCheck {

  /**
   * A token can be renewed a second after its issue at the earliest, and the renewal itself takes
   * its time.
   */
  private static final Duration SHORTEST = Duration.ofSeconds(3);

  private TokenLifeCheck() {}

  static Finding look(Visit visit) {
    return judge(
        visit.somebody().life(),
        visit.subject().plan().duration(),
        visit.subject().config().auth());
  }

  static Finding judge(TokenLife life, Duration run, AuthSettings auth) {
    Duration lives = Duration.ofMillis(life.millis());
    String found =
        "access tokens live %d s (%s), the run lasts %d s"
            .formatted(lives.toSeconds(), source(life), run.toSeconds());
    if (lives.compareTo(run.plus(auth.refreshWindow())) > 0) {
      return Finding.pass(found);
    }
    if (!auth.renewal() && lives.compareTo(run) <= 0) {
      return Finding.fail(
          found + ", and nobody renews them",
          "set cs.auth.renewal = true, or let the target's tokens live longer");
    }
    if (auth.renewal() && lives.compareTo(SHORTEST) < 0) {
      return Finding.fail(
          found + ", which is too short to renew them in time",
          "let the target's tokens live longer (JWT_EXPIRES_IN)");
    }
    if (life.source() == TokenLife.Source.CONFIGURED) {
      return Finding.warn(
          found + ": the target does not tell", "see that cs.auth.token-ttl is its true value");
    }
    if (!auth.renewal()) {
      return Finding.pass(found);
    }
    return auth.refreshWindow().toMillis() > life.millis() / 3
        ? Finding.warn(
            found
                + ", and the refresh window of %d s is more than a third of that"
                    .formatted(auth.refreshWindow().toSeconds()),
            "tokens are renewed after two thirds of their life instead"
                + " (cs.auth.refresh-window)")
        : Finding.pass(found + ", and they are renewed");
  }

  private static String source(TokenLife life) {
    return switch (life.source()) {
      case EXPIRES_IN -> "by the answer";
      case JWT -> "by the token";
      case CONFIGURED -> "by cs.auth.token-ttl";
    };
  }
}
