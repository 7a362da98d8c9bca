package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret is ever printed, whatever goes wrong. */
class SecretsTest {
  private static final String VALUE = "hunter2-hunter2-hunter2";

  @Test
  void aSecretPrintsAsAMaskInTextAndJson() throws JsonProcessingException {
    Secret secret = Secret.of(VALUE);

    assertThat(secret).hasToString("***");
    assertThat(new ObjectMapper().writeValueAsString(List.of(secret))).isEqualTo("[\"***\"]");
    assertThat(secret.reveal()).isEqualTo(VALUE);
  }

  @Test
  void secretsAreEqualByValue() {
    assertThat(Secret.of(VALUE)).isEqualTo(Secret.of(VALUE)).hasSameHashCodeAs(Secret.of(VALUE));
    assertThat(Secret.of(VALUE)).isNotEqualTo(Secret.of("other")).isNotEqualTo(VALUE);
  }

  @Test
  void neitherSettingsNorRecordsShowASecret() {
    LoadedConfig loaded =
        Attempt.on("local")
            .variable("LOADTEST_USER_POOL_PASSWORD", VALUE)
            .variable("RATE_LIMIT_BYPASS_TOKEN", VALUE)
            .variable("METRICS_API_KEY", VALUE)
            .variable("POSTGRES_PASSWORD", VALUE)
            .load();

    assertThat(loaded.toString()).doesNotContain("hunter2");
    assertThat(loaded.settings())
        .filteredOn(setting -> setting.value().equals("***"))
        .extracting(Setting::key)
        .containsExactly(
            "cs.target.metrics-key",
            "cs.target.bypass-token",
            "cs.services.postgres-password",
            "cs.pool.password");
    assertThat(loaded.config().pool().password().reveal()).isEqualTo(VALUE);
  }

  @Test
  void blanksBelongToASecret() {
    assertThat(
            Attempt.on("local")
                .variable("LOADTEST_USER_POOL_PASSWORD", " a b ")
                .config()
                .pool()
                .password()
                .reveal())
        .isEqualTo(" a b ");
  }

  @ParameterizedTest
  @CsvSource({
    "cs.pool.password, LOADTEST_USER_POOL_PASSWORD",
    "cs.target.metrics-key, METRICS_API_KEY",
    "cs.services.postgres-password, POSTGRES_PASSWORD",
    "cs.target.bypass-token, RATE_LIMIT_BYPASS_TOKEN"
  })
  void aSecretOnTheCommandLineIsRefused(String key, String variable) {
    assertThat(Attempt.embedded().property(key, VALUE).problems())
        .containsExactly(
            "-D"
                + key
                + ": a secret must not stand on a command line, where others can read it; set "
                + variable
                + " in the environment or "
                + key
                + " in the file that CS_FILE names");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cs.pool.pasword",
        "cs.password",
        "LOADTEST_PASSWORD",
        "loadtest_user_pool_password",
        "RATE_LIMIT_BYPASS_TOKEN"
      })
  void aMisplacedSecretIsRefusedWithoutItsValue(String property) {
    assertThat(Attempt.embedded().property(property, VALUE).problems())
        .singleElement()
        .asString()
        .doesNotContain("hunter2");
  }

  @Test
  void aRefusedSecretIsMasked() {
    assertThat(
            Attempt.on("local").variable("RATE_LIMIT_BYPASS_TOKEN", "hunter2 hunter2").problems())
        .containsExactly(
            "cs.target.bypass-token = *** (environment RATE_LIMIT_BYPASS_TOKEN): must be 16 to 512"
                + " visible ASCII characters");
    assertThat(
            Attempt.on("local").variable("LOADTEST_USER_POOL_PASSWORD", "x".repeat(129)).problems())
        .containsExactly(
            "cs.pool.password = *** (environment LOADTEST_USER_POOL_PASSWORD): must be 1 to 128"
                + " characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:hunter2@host.test",
        "https://hunter2@host.test",
        "https://host.test?token=hunter2",
        "user:hunter2@host.test"
      })
  void aCredentialInAnAddressIsRefusedAndMasked(String url) {
    assertThat(Attempt.on("local").variable("BASE_URL", url).problems())
        .singleElement()
        .asString()
        .startsWith("cs.target.base-url = *** (environment BASE_URL): must be an address");
  }

  @Test
  void anUnknownKeyInAFileIsRefusedWithoutItsValue(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("own.conf"), "cs.pool.pasword = " + VALUE);

    assertThat(Attempt.embedded().variable("CS_FILE", file.toString()).problems())
        .containsExactly(
            "cs.pool.pasword (file own.conf): unknown key; did you mean cs.pool.password?");
  }
}
