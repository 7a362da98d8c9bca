package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What protects a target stands in its file, and nowhere else. */
class ProtectionTest {
  private static final String REFUSAL =
      ": stands in targets/<target>.conf alone; what protects a target can't be lifted by a property"
          + " or an operator's own file";

  @ParameterizedTest
  @CsvSource({
    "cs.safety.hosts, host.test",
    "cs.safety.addresses, 0.0.0.0/0",
    "cs.safety.max-users, 5",
    "cs.safety.max-requests-per-second, 5",
    "cs.safety.max-duration, 5 s"
  })
  void neitherAPropertyNorAFileLiftsIt(String key, String value, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("own.conf"), key + " = \"" + value + "\"");

    assertThat(Attempt.on("local").property(key, value).problems())
        .containsExactly("-D" + key + REFUSAL);
    assertThat(Attempt.on("local").property("cs.file", file.toString()).problems())
        .containsExactly(key + " (file own.conf)" + REFUSAL);
    assertThat(Attempt.on("local").variable("CS_FILE", file.toString()).problems())
        .containsExactly(key + " (file own.conf)" + REFUSAL);
  }

  @Test
  void noVariableLiftsIt() {
    assertThat(Variable.ALL).noneMatch(variable -> variable.key().protecting());
  }

  @Test
  void withoutATargetsOwnWordsNothingIsAllowed() {
    Map<Key<?>, Raw> defaults = HoconFiles.defaults(new Problems());

    assertThat(defaults.get(Keys.SAFE_HOSTS).text()).isEmpty();
    assertThat(defaults.get(Keys.SAFE_ADDRESSES).text()).isEmpty();
    assertThat(defaults.get(Keys.MAX_USERS).text()).contains("0");
    assertThat(defaults.get(Keys.MAX_REQUESTS).text()).contains("0");
    assertThat(defaults.get(Keys.MAX_DURATION).text()).contains("0 s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging", "production"})
  void whoMayBeLoadedInEarnestIsForItsOwnersToSay(String target) {
    assertThat(Attempt.on(target).property("consent", "host.test").config().safety().hosts())
        .isEmpty();
  }

  @Test
  void everyTargetHasCeilings() {
    assertThat(Attempt.on("production").property("consent", "host.test").config().safety())
        .isEqualTo(
            new SafetySettings(
                List.of(),
                List.of(AddressRange.parse("0.0.0.0/0"), AddressRange.parse("::/0")),
                320,
                150,
                Duration.ofMinutes(40)));
    assertThat(Attempt.on("staging").config().safety().maxUsers()).isEqualTo(600);
    assertThat(Attempt.on("local").config().safety().maxDuration()).isEqualTo(Duration.ofHours(3));
    assertThat(Attempt.embedded().config().safety().maxUsers()).isEqualTo(2000);
  }

  @Test
  void localIsThisMachineAndPrivateNetworks() {
    SafetySettings local = Attempt.on("local").config().safety();

    assertThat(local.hosts())
        .containsExactly("localhost", "127.0.0.1", "::1", "host.docker.internal");
    assertThat(local.addresses())
        .extracting(AddressRange::toString)
        .containsExactly(
            "127.0.0.0/8",
            "0:0:0:0:0:0:0:1/128",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "fc00:0:0:0:0:0:0:0/7");
  }

  @Test
  void consentIsToOneHost() {
    assertThat(
            Attempt.on("production")
                .property("consent", "host.test")
                .variable("WS_URL", "wss://elsewhere.test")
                .problems())
        .containsExactly(
            "cs.target.ws-url = wss://elsewhere.test (environment WS_URL): must be on the host of"
                + " cs.target.base-url with -Dtarget=production: consent is to one");
  }
}
