package cleansignal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.config.ConfigException;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the files of the targets as they are. */
class TargetGuardTest {
  private static final HostResolver LOOPBACK =
      name -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1"));
  private static final HostResolver PUBLIC = name -> List.of(InetAddress.getByName("203.0.113.9"));

  @Test
  void theEmbeddedServerNeedsNoLook() {
    SuiteConfig config = SuiteConfigLoader.load(Map.of(), Map.of()).config();

    assertThat(new TargetGuard(PUBLIC).check(config).addresses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:3000", "http://[::1]:3000"})
  void thisMachineIsLocal(String url) {
    assertThat(new TargetGuard(PUBLIC).check(GuardedConfigs.on("local", url)).addresses())
        .isEmpty();
  }

  @Test
  void theLoadGoesToTheAddressesThatWereJudged() {
    assertThat(
            new TargetGuard(LOOPBACK)
                .check(GuardedConfigs.on("local", "http://LocalHost.:3000"))
                .addresses())
        .isEqualTo(
            Map.of(
                "LocalHost.", List.of("127.0.0.1", "0:0:0:0:0:0:0:1"),
                "localhost.", List.of("127.0.0.1", "0:0:0:0:0:0:0:1"),
                "localhost", List.of("127.0.0.1", "0:0:0:0:0:0:0:1")));
  }

  @Test
  void aNameThatMeansAPublicAddressIsNotLocal() {
    assertRefused(PUBLIC, GuardedConfigs.on("local", "http://localhost:3000"))
        .withMessageStartingWith("cs.target.base-url: localhost is at 203.0.113.9, outside");
  }

  @ParameterizedTest
  @CsvSource({
    "local, http://game.example.org",
    "local, http://203.0.113.9",
    "local, http://192.168.1.20:3000",
    "local, http://[::ffff:203.0.113.9]:3000",
    "local, http://[::ffff:0:127.0.0.1]:3000",
    "staging, http://localhost:3000",
    "staging, https://staging.example.org"
  })
  void whoIsNotInTheFileIsRefused(String target, String url) {
    assertRefused(LOOPBACK, GuardedConfigs.on(target, url))
        .withMessageContaining("is no host of the target " + target)
        .withMessageContaining("targets/" + target + ".conf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://0x7f.0.0.1",
        "http://127.1",
        "http://me@localhost",
        "http://localhost@203.0.113.9",
        "http://localhost%2eexample.org",
        "http://ｌocalhost",
        "http://localhost\\@203.0.113.9"
      })
  void otherSpellingsDoNotEvenPassTheConfiguration(String url) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> GuardedConfigs.on("local", url))
        .withMessageContaining("must be an address");
  }

  /** 127.0.0.1 to some programs, a name or 177.0.0.1 to others. */
  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "0x7f000001", "017700000001", "0177.0.0.1"})
  void theGuardRefusesWhatTheConfigurationLetsPass(String host) {
    assertRefused(LOOPBACK, GuardedConfigs.on("local", "http://" + host))
        .withMessageContaining(
            host + " is no IPv4 address in its plain spelling; some programs read 127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "cs.target.ws-url, ws://other.test",
    "cs.target.ai-service-url, http://other.test",
    "cs.target.metrics-url, http://other.test/metrics",
    "cs.services.redis-url, redis://other.test:6379",
    "cs.services.redis-url, rediss://other.test/3",
    "cs.services.postgres-url, postgresql://other.test:5432/game",
    "cs.services.prometheus-url, http://other.test:9090"
  })
  void everyAddressOfTheTargetIsJudged(String key, String url) {
    assertRefused(LOOPBACK, GuardedConfigs.on("local", "http://localhost:3000", key, url))
        .withMessageStartingWith(key + ": other.test is no host of the target local");
  }

  @Test
  void allReasonsAreNamedAtOnce() {
    assertRefused(
            LOOPBACK,
            GuardedConfigs.on(
                "local", "http://other.test", "cs.target.ws-url", "ws://another.test"))
        .withMessageMatching(
            "(?s)cs.target.base-url: other.test is no host .*\\Rcs.target.ws-url: another.test is.*");
  }

  @Test
  void productionNeedsItsHostInItsFileAndConsentToIt() {
    String url = "https://play.example.org";
    SuiteConfig agreed = GuardedConfigs.on("production", url, "consent", "play.example.org");

    assertRefused(PUBLIC, agreed).withMessageContaining("is no host of the target production");
    assertThat(
            new TargetGuard(PUBLIC)
                .check(GuardedConfigs.naming(agreed, "play.example.org"))
                .addresses())
        .containsEntry("play.example.org", List.of("203.0.113.9"));
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> GuardedConfigs.on("production", url, "consent", "example.org"))
        .withMessageContaining("-Dconsent=play.example.org");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> GuardedConfigs.on("production", url));
  }

  private static ThrowableAssertAlternative<SafetyException> assertRefused(
      HostResolver resolver, SuiteConfig config) {
    return assertThatExceptionOfType(SafetyException.class)
        .isThrownBy(() -> new TargetGuard(resolver).check(config));
  }
}
