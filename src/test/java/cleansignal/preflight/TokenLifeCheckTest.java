package cleansignal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.AuthSettings;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.runlog.PreflightReport.Status;
import cleansignal.token.TokenLife;
import cleansignal.token.TokenLife.Source;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens of a run of 180 s, which are renewed 60 s before their end, or never. */
class TokenLifeCheckTest {

  private static final Duration RUN = Duration.ofSeconds(180);

  @Test
  void whatIsNotRenewedIsNotSaidToBe() {
    assertThat(judge(200, Source.EXPIRES_IN, "false"))
        .isEqualTo(Finding.pass("access tokens live 200 s (by the answer), the run lasts 180 s"));
    assertThat(judge(200, Source.EXPIRES_IN, "true"))
        .isEqualTo(
            Finding.pass(
                "access tokens live 200 s (by the answer), the run lasts 180 s, and they are"
                    + " renewed"));
  }

  @Test
  void withoutARenewalTheRunMustBeOverFirst() {
    assertThat(judge(181, Source.JWT, "false").status()).isEqualTo(Status.PASS);
    assertThat(judge(180, Source.JWT, "false"))
        .isEqualTo(
            Finding.fail(
                "access tokens live 180 s (by the token), the run lasts 180 s, and nobody renews"
                    + " them",
                "set cs.auth.renewal = true, or let the target's tokens live longer"));
  }

  @Test
  void aLifeThatIsOnlyAssumedIsOdd() {
    assertThat(judge(200, Source.CONFIGURED, "false").status()).isEqualTo(Status.WARN);
    assertThat(judge(200, Source.CONFIGURED, "true").status()).isEqualTo(Status.WARN);
  }

  private static Finding judge(int seconds, Source source, String renewal) {
    AuthSettings auth =
        SuiteConfigLoader.load(Map.of(), Map.of("cs.auth.renewal", renewal)).config().auth();
    return TokenLifeCheck.judge(new TokenLife(seconds * 1000L, source), RUN, auth);
  }
}
