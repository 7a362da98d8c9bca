package cleansignal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment variables; one that is empty counts as not set. */
final class EnvironmentLayer {
  private final Map<String, String> environment;

  EnvironmentLayer(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What the variables say on a target; without a target only what counts on all. */
  Map<Key<?>, Raw> read(Optional<TargetEnvironment> target) {
    Map<Key<?>, Raw> raws = new LinkedHashMap<>();
    for (Variable variable : Variable.ALL) {
      if (variable.onlyOn().isEmpty() || variable.onlyOn().equals(target)) {
        value(variable.name())
            .map(variable.conversion())
            .ifPresent(
                text ->
                    raws.putIfAbsent(
                        variable.key(), Raw.of(text, Source.variable(variable.name()))));
      }
    }
    return raws;
  }

  /** The first of these variables that has a value. */
  Optional<String> firstSet(List<String> names) {
    return names.stream().filter(name -> value(name).isPresent()).findFirst();
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }
}
