package cleansignal.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What must hold on one target and not on another. */
final class TargetRules {
  private static final List<Key<?>> FOREIGN_TO_EMBEDDED =
      List.of(
          Keys.BASE_URL,
          Keys.WS_URL,
          Keys.AI_SERVICE_URL,
          Keys.METRICS_URL,
          Keys.REDIS_URL,
          Keys.POSTGRES_URL,
          Keys.PROMETHEUS_URL);

  private final TargetEnvironment target;
  private final Values values;
  private final Problems problems;

  private TargetRules(TargetEnvironment target, Values values, Problems problems) {
    this.target = target;
    this.values = values;
    this.problems = problems;
  }

  static void check(
      TargetEnvironment target, EnvironmentLayer environment, Values values, Problems problems) {
    TargetRules rules = new TargetRules(target, values, problems);
    switch (target) {
      case EMBEDDED -> rules.embedded();
      case LOCAL -> rules.server();
      case STAGING -> {
        rules.oneStagingUrl(environment);
        rules.server();
      }
      case PRODUCTION -> {
        rules.server();
        rules.consent();
      }
    }
  }

  private void embedded() {
    for (Key<?> key : FOREIGN_TO_EMBEDDED) {
      if (values.raw(key).givenByOperator()) {
        problems.mustBe(
            key, values.raw(key), "left out with -Dtarget=embedded, which brings its own servers");
      }
    }
  }

  private void server() {
    if (values.raw(Keys.BASE_URL).text().isEmpty()) {
      String names = target == TargetEnvironment.STAGING ? "BASE_URL or STAGING_URL" : "BASE_URL";
      problems.mustBe(
          Keys.BASE_URL,
          values.raw(Keys.BASE_URL),
          "given with -Dtarget=" + target + ": set " + names);
    }
    for (Key<?> key : List.of(Keys.POOL_PASSWORD, Keys.POOL_SIZE)) {
      if (values.raw(key).text().isEmpty()) {
        problems.mustBe(
            key,
            values.raw(key),
            "given with -Dtarget=" + target + ": set " + Variable.of(key).get(0).name());
      }
    }
    Keys.ALL.stream()
        .filter(key -> key.name().startsWith(Keys.EMBEDDED))
        .filter(key -> values.raw(key).givenByOperator())
        .forEach(
            key ->
                problems.mustBe(
                    key,
                    values.raw(key),
                    "left out with -Dtarget=" + target + ": it belongs to embedded"));
  }

  private void oneStagingUrl(EnvironmentLayer environment) {
    Optional<String> base = environment.value(Variable.BASE_URL);
    Optional<String> staging = environment.value(Variable.STAGING_URL);
    if (base.isPresent() && staging.isPresent() && !base.equals(staging)) {
      problems.add(
          "environment BASE_URL and environment STAGING_URL name different servers: must be the"
              + " same with -Dtarget=staging, or one of them");
    }
  }

  private void consent() {
    Optional<String> host = values.get(Keys.BASE_URL).map(URI::getHost);
    Optional<String> sockets = values.get(Keys.WS_URL).map(URI::getHost);
    Optional<String> consent = values.get(Keys.CONSENT);
    if (host.isPresent() && sockets.isPresent() && !host.get().equalsIgnoreCase(sockets.get())) {
      problems.mustBe(
          Keys.WS_URL,
          values.raw(Keys.WS_URL),
          "on the host of "
              + Keys.BASE_URL.name()
              + " with -Dtarget=production: consent is to one");
    }
    if (host.isPresent() && !consent.filter(host.get()::equalsIgnoreCase).isPresent()) {
      problems.mustBe(
          Keys.CONSENT,
          values.raw(Keys.CONSENT),
          "the host of "
              + Keys.BASE_URL.name()
              + ", to agree to a load on production: -Dconsent="
              + host.get());
    }
  }
}
