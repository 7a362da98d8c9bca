package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each target needs and what contradicts it. */
class TargetsTest {
  @ParameterizedTest
  @CsvSource({
    "BASE_URL, http://host.test",
    "STAGING_URL, http://host.test",
    "WS_URL, ws://host.test"
  })
  void aVariableThatNamesAServerWantsATarget(String variable, String url) {
    assertThat(Attempt.embedded().variable(variable, url).problems())
        .containsExactly(
            "environment "
                + variable
                + " names a server, but nothing says which kind of target it is: add -Dtarget=local,"
                + " -Dtarget=staging or -Dtarget=production");
  }

  @ParameterizedTest
  @CsvSource({"base-url, http://host.test", "ws-url, ws://host.test"})
  void aKeyThatNamesAServerWantsATarget(String key, String url) {
    assertThat(Attempt.embedded().property("cs.target." + key, url).problems())
        .singleElement()
        .asString()
        .startsWith("cs.target." + key + " (-Dcs.target." + key + ") names a server")
        .endsWith("add -Dtarget=local, -Dtarget=staging or -Dtarget=production");
  }

  @ParameterizedTest
  @CsvSource({
    "BASE_URL, http://host.test, cs.target.base-url",
    "WS_URL, ws://host.test, cs.target.ws-url",
    "AI_SERVICE_URL, http://host.test, cs.target.ai-service-url",
    "METRICS_URL, http://host.test/metrics, cs.target.metrics-url"
  })
  void embeddedBringsItsOwnServers(String variable, String url, String key) {
    Attempt attempt = Attempt.embedded().property("target", "embedded").variable(variable, url);

    assertThat(attempt.problems())
        .contains(
            key
                + " = "
                + url
                + " (environment "
                + variable
                + "): must be left out with -Dtarget=embedded, which brings its own servers");
  }

  @Test
  void aStandingStagingUrlDoesNotDisturbOtherTargets() {
    String url = "http://staging.test";

    assertThat(
            Attempt.embedded()
                .property("target", "embedded")
                .variable("STAGING_URL", url)
                .config()
                .target()
                .baseUrl())
        .isEmpty();
    assertThat(Attempt.on("local").variable("STAGING_URL", url).config().target().baseUrl())
        .contains(URI.create("http://host.test:3001"));
  }

  @ParameterizedTest
  @CsvSource({
    "local, BASE_URL",
    "staging, BASE_URL or STAGING_URL",
    "production, BASE_URL",
  })
  void aRealTargetNeedsItsAddress(String target, String variables) {
    assertThat(Attempt.on(target).without("BASE_URL").problems())
        .containsExactly(
            "cs.target.base-url is not set (clean-signal.conf): must be given with -Dtarget="
                + target
                + ": set "
                + variables);
  }

  @Test
  void stagingTakesItsOwnVariableWhereTheGeneralOneIsNotSet() {
    Attempt attempt =
        Attempt.on("staging").without("BASE_URL").variable("STAGING_URL", "https://staging.test/");

    assertThat(attempt.setting("cs.target.base-url"))
        .isEqualTo(
            new Setting("cs.target.base-url", "https://staging.test", "environment STAGING_URL"));
    assertThat(attempt.setting("cs.target.ws-url"))
        .isEqualTo(
            new Setting("cs.target.ws-url", "wss://staging.test", "environment STAGING_URL"));
  }

  @Test
  void twoDifferentAddressesForStagingAreRefused() {
    Attempt attempt = Attempt.on("staging").variable("STAGING_URL", "http://other.test");

    assertThat(attempt.problems())
        .containsExactly(
            "environment BASE_URL and environment STAGING_URL name different servers: must be the"
                + " same with -Dtarget=staging, or one of them");
    assertThat(attempt.variable("STAGING_URL", "http://host.test:3001").problems()).isEmpty();
  }

  @Test
  void theSocketAddressFollowsFromTheBaseAddressUnlessGiven() {
    assertThat(
            Attempt.on("local")
                .variable("BASE_URL", "https://host.test/app")
                .config()
                .target()
                .wsUrl())
        .contains(URI.create("wss://host.test/app"));
    assertThat(
            Attempt.on("local").variable("WS_URL", "ws://sockets.test").config().target().wsUrl())
        .contains(URI.create("ws://sockets.test"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host.test",
        "ftp://host.test",
        "ws://host.test",
        "http://",
        "http:host.test",
        "http://host.test#top",
        "http://host.test:99999",
        "http://host.test:0",
        "http://ho st.test"
      })
  void addressesAreChecked(String url) {
    assertThat(Attempt.on("local").variable("BASE_URL", url).problems())
        .containsExactly(
            "cs.target.base-url = "
                + url
                + " (environment BASE_URL): must be an address such as https://host:port (http or"
                + " https, no user, query, fragment or escape)");
  }

  @Test
  void anEscapeIsRefusedAndNotPrinted() {
    assertThat(Attempt.on("local").variable("BASE_URL", "http://host.test/a%3Fb=c").problems())
        .singleElement()
        .asString()
        .startsWith("cs.target.base-url = *** (environment BASE_URL): must be an address");
  }

  @Test
  void aSchemeMayBeInUpperCase() {
    SuiteConfig config = Attempt.on("local").variable("BASE_URL", "HTTP://host.test:81/").config();

    assertThat(config.target().baseUrl()).contains(URI.create("http://host.test:81"));
    assertThat(config.target().wsUrl()).contains(URI.create("ws://host.test:81"));
  }

  @Test
  void socketAddressesHaveTheirOwnSchemes() {
    assertThat(Attempt.on("local").variable("WS_URL", "http://host.test").problems())
        .singleElement()
        .asString()
        .contains("must be an address such as wss://host:port (ws or wss");
  }

  @Test
  void aRealTargetHasNoDefaultPassword() {
    assertThat(Attempt.on("local").without("LOADTEST_USER_POOL_PASSWORD").problems())
        .containsExactly(
            "cs.pool.password is not set (clean-signal.conf): must be given with -Dtarget=local: set"
                + " LOADTEST_USER_POOL_PASSWORD");
  }

  @Test
  void settingsOfTheEmbeddedServerAreRefusedElsewhere() {
    assertThat(
            Attempt.on("local")
                .property("cs.embedded.limits", "relaxed")
                .property("cs.embedded.die-after", "5 s")
                .problems())
        .containsExactly(
            "cs.embedded.limits = relaxed (-Dcs.embedded.limits): must be left out with"
                + " -Dtarget=local: it belongs to embedded",
            "cs.embedded.die-after = 5 s (-Dcs.embedded.die-after): must be left out with"
                + " -Dtarget=local: it belongs to embedded");
  }

  @Test
  void productionWantsItsHostRepeated() {
    String advice =
        "must be the host of cs.target.base-url, to agree to a load on production:"
            + " -Dconsent=host.test";

    assertThat(Attempt.on("production").problems())
        .containsExactly("cs.consent is not set (clean-signal.conf): " + advice);
    assertThat(Attempt.on("production").property("consent", "other.test").problems())
        .containsExactly("cs.consent = other.test (-Dconsent): " + advice);
    assertThat(Attempt.on("production").property("consent", "host.test").problems()).isEmpty();
  }

  @Test
  void oneIdentityIsAPoolOfOne() {
    Attempt attempt =
        Attempt.on("local")
            .without("LOADTEST_USER_POOL_PASSWORD")
            .variable("LOADTEST_EMAIL", "me@host.test")
            .variable("LOADTEST_PASSWORD", "My-secret-1");

    PoolSettings pool = attempt.config().pool();

    assertThat(pool.singleEmail()).contains("me@host.test");
    assertThat(pool.size()).isEqualTo(OptionalInt.of(1));
    assertThat(pool.password().reveal()).isEqualTo("My-secret-1");
    assertThat(attempt.setting("cs.pool.size"))
        .isEqualTo(new Setting("cs.pool.size", "1", "environment LOADTEST_EMAIL"));
  }

  @ParameterizedTest
  @CsvSource({
    "LOADTEST_USER_POOL_SIZE, 60",
    "LOADTEST_USER_POOL_PREFIX, crowd-",
    "LOADTEST_USER_POOL_DOMAIN, crowd.test",
    "LOADTEST_USER_POOL_PASSWORD, Pool-secret-2"
  })
  void aPoolWinsOverOneIdentity(String variable, String value) {
    SuiteConfig config =
        Attempt.on("local")
            .without("LOADTEST_USER_POOL_PASSWORD")
            .variable("LOADTEST_EMAIL", "me@host.test")
            .variable("LOADTEST_PASSWORD", "My-secret-1")
            .variable(variable, value)
            .config();

    assertThat(config.pool().singleEmail()).isEmpty();
    assertThat(config.pool().size().orElseThrow()).isGreaterThan(1);
    assertThat(config.pool().password().reveal())
        .isEqualTo(variable.endsWith("PASSWORD") ? value : "My-secret-1");
  }

  @Test
  void theServerAloneIgnoresTheVariablesOfOtherTargets() {
    Attempt attempt =
        Attempt.on("staging")
            .variable("STAGING_URL", "http://other.test")
            .property("cs.embedded.port", "4000");

    SuiteConfig config = attempt.loadForServe().config();

    assertThat(config.target().environment()).isEqualTo(TargetEnvironment.EMBEDDED);
    assertThat(config.target().baseUrl()).isEmpty();
    assertThat(config.embedded().port()).isEqualTo(4000);
  }

  @Test
  void theServerAloneStillRefusesWhatIsWrong() {
    Attempt attempt = Attempt.embedded().property("cs.embedded.port", "x");

    assertThatThrownBy(attempt::loadForServe)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("cs.embedded.port = x");
  }
}
