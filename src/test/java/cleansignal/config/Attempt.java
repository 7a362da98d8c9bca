package cleansignal.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One loading in a test: what is given, and what comes of it. */
final class Attempt {
  static final Map<String, String> LOCAL =
      Map.of("BASE_URL", "http://host.test:3001", "LOADTEST_USER_POOL_PASSWORD", "Pool-secret-1");

  private final Map<String, String> environment = new TreeMap<>();
  private final Map<String, String> properties = new TreeMap<>();

  /** Nothing given: the embedded server. */
  static Attempt embedded() {
    return new Attempt();
  }

  /** The least that a real target needs. */
  static Attempt on(String target) {
    Attempt attempt = new Attempt().property("target", target);
    attempt.environment.putAll(LOCAL);
    return attempt;
  }

  Attempt variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Attempt without(String name) {
    environment.remove(name);
    return this;
  }

  Attempt property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  LoadedConfig load() {
    return SuiteConfigLoader.load(environment, properties);
  }

  LoadedConfig loadForServe() {
    return SuiteConfigLoader.loadForServe(environment, properties);
  }

  SuiteConfig config() {
    return load().config();
  }

  Setting setting(String key) {
    return load().settings().stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  List<String> problems() {
    ConfigException refusal = catchThrowableOfType(ConfigException.class, this::load);
    return refusal == null ? List.of() : refusal.problems();
  }
}
