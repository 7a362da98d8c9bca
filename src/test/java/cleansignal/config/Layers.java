package cleansignal.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The layers that can be read before the target is known.
 *
 * @param defaults every key
 * @param file the operator's own file
 * @param environment environment variables
 * @param properties {@code -D} properties
 */
record Layers(
    Map<Key<?>, Raw> defaults,
    Map<Key<?>, Raw> file,
    EnvironmentLayer environment,
    Map<Key<?>, Raw> properties) {

  static Layers read(
      EnvironmentLayer environment, Map<String, String> systemProperties, Problems problems) {
    Map<Key<?>, Raw> defaults = HoconFiles.defaults(problems);
    Map<Key<?>, Raw> properties = PropertyLayer.read(systemProperties, problems);
    Map<Key<?>, Raw> naming = new LinkedHashMap<>(defaults);
    naming.putAll(environment.read(Optional.empty()));
    naming.putAll(properties);
    Map<Key<?>, Raw> file = HoconFiles.operator(naming.get(Keys.FILE), problems);
    return new Layers(defaults, file, environment, properties);
  }

  /** Everything but the environment, whose variables can depend on the target. */
  Map<Key<?>, Raw> withoutEnvironment() {
    Map<Key<?>, Raw> merged = new LinkedHashMap<>(defaults);
    merged.putAll(file);
    merged.putAll(properties);
    return merged;
  }

  /** All layers of a target; without a target those that need none. */
  Map<Key<?>, Raw> merged(Optional<TargetEnvironment> target, Problems problems) {
    Map<Key<?>, Raw> merged = new LinkedHashMap<>(defaults);
    target.map(name -> HoconFiles.target(name, problems)).ifPresent(merged::putAll);
    merged.putAll(file);
    merged.putAll(environment.read(target));
    merged.putAll(properties);
    return merged;
  }
}
