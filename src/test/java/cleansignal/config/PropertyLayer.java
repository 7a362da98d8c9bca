package cleansignal.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The {@code -D} properties: keys, aliases, and names that were probably meant as such, a key
 * without its {@code cs.} among them. All others belong to the JVM, Maven or Gatling and are left
 * alone.
 */
final class PropertyLayer {
  private final Problems problems;
  private final Map<Key<?>, Raw> raws = new LinkedHashMap<>();

  private PropertyLayer(Problems problems) {
    this.problems = problems;
  }

  static Map<Key<?>, Raw> read(Map<String, String> properties, Problems problems) {
    PropertyLayer layer = new PropertyLayer(problems);
    new TreeMap<>(properties).forEach(layer::visit);
    return layer.raws;
  }

  private void visit(String name, String text) {
    Optional<Key<?>> key = Keys.find(name).or(() -> Keys.findByAlias(name));
    if (key.isPresent()) {
      put(key.get(), Raw.of(text, Source.property(name)));
    } else if (name.startsWith(Keys.ROOT)) {
      problems.add("-D" + name + ": " + Keys.unknown(name));
    } else {
      Keys.findWithoutRoot(name)
          .map(meant -> withoutRoot(meant, Raw.of(text, Source.property(name))))
          .or(() -> guess(name).map(advice -> "-D" + name + ": " + advice))
          .ifPresent(problems::add);
    }
  }

  /** Ignored, it would leave the operator believing that it counts. */
  private static String withoutRoot(Key<?> meant, Raw raw) {
    return refusal(meant, raw)
        .orElseGet(() -> raw.source().text() + ": " + didYouMean(meant.name()));
  }

  private void put(Key<?> key, Raw raw) {
    Optional<String> refusal = refusal(key, raw);
    if (refusal.isPresent()) {
      problems.add(refusal.get());
      return;
    }
    Raw earlier = raws.putIfAbsent(key, raw);
    if (earlier != null && !earlier.text().equals(raw.text())) {
      problems.mustBe(key, raw, "the same as " + earlier.source().text() + ", or one of them");
    }
  }

  /** Why no property may set a key; empty when one may. */
  private static Optional<String> refusal(Key<?> key, Raw raw) {
    if (key.protecting()) {
      return Optional.of(raw.source().text() + ": " + Keys.PROTECTED);
    }
    if (key.type().secret()) {
      return Optional.of(
          raw.source().text()
              + ": a secret must not stand on a command line, where others can read it; set "
              + Variable.of(key).get(0).name()
              + " in the environment or "
              + key.name()
              + " in the file that CS_FILE names");
    }
    return Optional.empty();
  }

  /** A dot belongs to another program, unless the name before it is a section of ours. */
  private static Optional<String> guess(String name) {
    return name.contains(".")
        ? Optional.empty()
        : Variable.ALL.stream()
            .map(Variable::name)
            .filter(name::equalsIgnoreCase)
            .map(
                variable -> "an environment variable, not a property: " + variable + "=... mvn ...")
            .findFirst()
            .or(() -> NearMiss.slip(name, Keys.aliases()).map(PropertyLayer::didYouMean));
  }

  private static String didYouMean(String name) {
    return "unknown property; did you mean -D" + name + "?";
  }
}
