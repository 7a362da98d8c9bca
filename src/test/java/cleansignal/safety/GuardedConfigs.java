package cleansignal.safety;

import cleansignal.config.AddressRange;
import cleansignal.config.SafetySettings;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Configurations for tests, without a look at this process. */
final class GuardedConfigs {

  private GuardedConfigs() {}

  /** A target at that address, and these properties. */
  static SuiteConfig on(String target, String baseUrl, String... properties) {
    Map<String, String> given = new HashMap<>();
    given.put("target", target);
    for (int name = 0; name < properties.length; name += 2) {
      given.put(properties[name], properties[name + 1]);
    }
    return SuiteConfigLoader.load(
            Map.of("BASE_URL", baseUrl, "LOADTEST_USER_POOL_PASSWORD", "Pool-secret-1"), given)
        .config();
  }

  /** The same, as if its file named these hosts. */
  static SuiteConfig naming(SuiteConfig config, String... hosts) {
    SafetySettings own = config.safety();
    return config.protectedBy(
        new SafetySettings(
            List.of(hosts),
            own.addresses(),
            own.maxUsers(),
            own.maxRequestsPerSecond(),
            own.maxDuration()));
  }

  /** What a target's file may say. */
  static SafetySettings settings(List<String> hosts, String... ranges) {
    return new SafetySettings(
        hosts,
        List.of(ranges).stream().map(AddressRange::parse).toList(),
        10,
        10,
        Duration.ofMinutes(10));
  }
}
