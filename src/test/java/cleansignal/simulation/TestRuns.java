package cleansignal.simulation;

import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.plan.Catalogue;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import cleansignal.runlog.RunManifest;
import cleansignal.slo.SloFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs for tests as far as they are known before they start, without a look at this process. */
final class TestRuns {

  static final String PASSWORD = "Pool-secret-1";

  private TestRuns() {}

  /** The embedded server, and these properties. */
  static SuiteConfig embedded(String... properties) {
    return SuiteConfigLoader.load(Map.of(), pairs(properties)).config();
  }

  /** A server of one's own at that address, and these properties. */
  static SuiteConfig local(String baseUrl, String... properties) {
    Map<String, String> given = pairs(properties);
    given.put("target", "local");
    return SuiteConfigLoader.load(
            Map.of("BASE_URL", baseUrl, "LOADTEST_USER_POOL_PASSWORD", PASSWORD), given)
        .config();
  }

  static RunSpec spec(SuiteConfig config, String scenario) {
    return Catalogue.load().find(scenario, config.run().workload());
  }

  static LoadPlan plan(SuiteConfig config, String scenario) {
    return Planner.plan(Preparation.request(spec(config, scenario), config));
  }

  static RunManifest manifest(SuiteConfig config, String scenario) {
    return Manifests.of(
        config, spec(config, scenario), plan(config, scenario), "http://127.0.0.1:3000");
  }

  /** The suite's own limits. */
  static SloFiles slo() {
    return SloFiles.load(Path.of("slo"));
  }

  private static Map<String, String> pairs(String... properties) {
    Map<String, String> pairs = new HashMap<>();
    for (int name = 0; name < properties.length; name += 2) {
      pairs.put(properties[name], properties[name + 1]);
    }
    return pairs;
  }
}
