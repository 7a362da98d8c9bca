package cleansignal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The {@code -D} properties: keys, aliases, and names that were probably meant as such. Names with
 * a dot outside {@code cs.} belong to the JVM, Maven or Gatling and are left alone.
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
    } else if (!name.contains(".")) {
      guess(name).ifPresent(advice -> problems.add("-D" + name + ": " + advice));
    }
  }

  private void put(Key<?> key, Raw raw) {
    if (key.protecting()) {
      problems.add(raw.source().text() + ": " + Keys.PROTECTED);
      return;
    }
    if (key.type().secret()) {
      List<Variable> variables = Variable.of(key);
      problems.add(
          raw.source().text()
              + ": a secret must not stand on a command line, where others can read it; set "
              + variables.get(0).name()
              + " in the environment or "
              + key.name()
              + " in the file that CS_FILE names");
      return;
    }
    Raw earlier = raws.putIfAbsent(key, raw);
    if (earlier != null && !earlier.text().equals(raw.text())) {
      problems.mustBe(key, raw, "the same as " + earlier.source().text() + ", or one of them");
    }
  }

  private static Optional<String> guess(String name) {
    return Variable.ALL.stream()
        .map(Variable::name)
        .filter(name::equalsIgnoreCase)
        .map(variable -> "an environment variable, not a property: " + variable + "=... mvn ...")
        .findFirst()
        .or(
            () ->
                NearMiss.slip(name, Keys.aliases())
                    .map(alias -> "unknown property; did you mean -D" + alias + "?"));
  }
}
