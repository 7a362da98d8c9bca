package cleansignal.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Loads the configuration. The layers, later wins: {@code clean-signal.conf}, {@code
 * targets/<name>.conf}, the operator's file, environment variables, {@code -D} properties. {@code
 * docs/configuration.md} lists the keys.
 */
public final class SuiteConfigLoader {
  /** Where the load would go: of no interest to a server that only serves. */
  private static final List<Key<?>> DIRECTIONS =
      List.of(Keys.TARGET, Keys.BASE_URL, Keys.WS_URL, Keys.AI_SERVICE_URL);

  private final EnvironmentLayer environment;
  private final Map<String, String> properties;
  private final Problems problems = new Problems();

  private SuiteConfigLoader(Map<String, String> environment, Map<String, String> properties) {
    this.environment = new EnvironmentLayer(environment);
    this.properties = properties;
  }

  /**
   * Loads the configuration of this process from its environment and system properties. This is the
   * only place that reads them.
   *
   * @return the configuration with the source of every value
   * @throws ConfigException with every problem that was found
   */
  public static LoadedConfig load() {
    return load(System.getenv(), systemProperties());
  }

  /**
   * Loads the configuration from the files and the given maps. Reads no other file than the one
   * that {@code cs.file} or {@code CS_FILE} names.
   *
   * @param environment environment variables; empty ones count as not set
   * @param properties system properties, those of the JVM included
   * @return the configuration with the source of every value
   * @throws ConfigException with every problem that was found
   */
  public static LoadedConfig load(Map<String, String> environment, Map<String, String> properties) {
    return new SuiteConfigLoader(environment, properties).loadForRun();
  }

  /**
   * Loads the configuration of the reference server when it runs alone: the target is always
   * embedded, and settings that name another are ignored, so that the variables of a real target
   * may stay set.
   *
   * @return the configuration with the source of every value
   * @throws ConfigException with every problem that was found
   */
  public static LoadedConfig loadForServe() {
    return loadForServe(System.getenv(), systemProperties());
  }

  /**
   * As {@link #loadForServe()}, from the files and the given maps.
   *
   * @param environment environment variables; empty ones count as not set
   * @param properties system properties, those of the JVM included
   * @return the configuration with the source of every value
   * @throws ConfigException with every problem that was found
   */
  public static LoadedConfig loadForServe(
      Map<String, String> environment, Map<String, String> properties) {
    return new SuiteConfigLoader(environment, properties).loadEmbedded();
  }

  private static Map<String, String> systemProperties() {
    Properties properties = System.getProperties();
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  private LoadedConfig loadForRun() {
    Layers layers = Layers.read(environment, properties, problems);
    Optional<TargetEnvironment> target =
        TargetChoice.of(layers.withoutEnvironment(), environment, problems);
    Values values = values(layers.merged(target, problems));
    Rules.check(values, problems);
    target.ifPresent(name -> TargetRules.check(name, environment, values, problems));
    return result(values);
  }

  private LoadedConfig loadEmbedded() {
    Layers layers = Layers.read(environment, properties, problems);
    Map<Key<?>, Raw> merged = layers.merged(Optional.of(TargetEnvironment.EMBEDDED), problems);
    DIRECTIONS.forEach(key -> merged.put(key, layers.defaults().get(key)));
    Values values = values(merged);
    Rules.check(values, problems);
    return result(values);
  }

  private Values values(Map<Key<?>, Raw> merged) {
    Derived.addTo(merged);
    return Values.parse(merged, problems);
  }

  private LoadedConfig result(Values values) {
    problems.throwIfAny();
    return new LoadedConfig(Assembler.assemble(values), values.settings());
  }
}
