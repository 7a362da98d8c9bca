package cleansignal.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The documentation of the configuration, made from the table of keys and the default files. */
public final class ConfigDocs {
  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Made from the table of keys; do not edit. A test says how to write it anew. -->

      `mvn -q test-compile exec:java@config` prints every key with its value and where it was written; give it the
      same `-D` properties and environment as the run. A configuration with problems starts nothing: all of them are
      listed, one a line.

      ## Layers

      Later wins:

      1. `clean-signal.conf`, the defaults of every key
      2. `targets/<target>.conf`, what differs on a target
      3. a file of your own in HOCON or JSON, named by `-Dcs.file=<path>` or `CS_FILE`
      4. environment variables; an empty one counts as not set
      5. `-D` properties: every key by its name, some by an alias, such as `-Dpace=5`

      `null` in a file takes a value away. Unknown keys under `cs.` are refused; so is everything outside `cs` in a file,
      a misspelt alias (`-Dscenaro`), a key without its `cs.` (`-Dplay.think.min`), and a variable of the table below
      given as a property (`-DBASE_URL`).

      ## Secrets

      Secrets are printed as `***`. They come from the environment or from your own file (keep it untracked), never from
      `-D`: command lines can be read by everybody on the machine. Addresses must not hold a user.

      ## Targets

      Without a target the embedded reference server is started, unless BASE_URL, STAGING_URL, WS_URL or their keys name
      a server: then `-Dtarget=local`, `-Dtarget=staging` or `-Dtarget=production` must say what it is. With
      `-Dtarget=embedded` an address contradicts, and so does a key of `cs.embedded` on any other target. On staging
      STAGING_URL stands in for BASE_URL. Production also wants `-Dconsent=<host of the base URL>`. Real targets have no
      default password.

      `cs.safety` says who may be loaded and how much. It stands in the targets' files alone: [safety.md](safety.md).

      LOADTEST_EMAIL names one identity, which is then the whole pool, unless the pool's size, prefix or domain or
      LOADTEST_USER_POOL_PASSWORD is given as well.

      ## Keys

      Durations carry their unit: `250 ms`, `60s`, `2 min`. Variables whose name ends in `_S` hold seconds.

      | key | alias | environment | default | allowed | meaning |
      |---|---|---|---|---|---|
      """;

  private final Map<Key<?>, Raw> defaults;
  private final Map<TargetEnvironment, Map<Key<?>, Raw>> targets;

  private ConfigDocs(Map<Key<?>, Raw> defaults, Map<TargetEnvironment, Map<Key<?>, Raw>> targets) {
    this.defaults = defaults;
    this.targets = targets;
  }

  /**
   * The text of {@code docs/configuration.md}.
   *
   * @return Markdown that ends with a line break
   * @throws ConfigException when the default files themselves have problems
   */
  public static String markdown() {
    Problems problems = new Problems();
    Map<Key<?>, Raw> defaults = HoconFiles.defaults(problems);
    Map<TargetEnvironment, Map<Key<?>, Raw>> targets =
        Arrays.stream(TargetEnvironment.values())
            .collect(Collectors.toMap(t -> t, t -> HoconFiles.target(t, problems)));
    problems.throwIfAny();
    ConfigDocs docs = new ConfigDocs(defaults, targets);
    return Keys.ALL.stream().map(docs::row).collect(Collectors.joining("", INTRODUCTION, ""));
  }

  private String row(Key<?> key) {
    List<String> cells =
        List.of(
            code(key.name()),
            key.alias().map(alias -> code("-D" + alias)).orElse(""),
            Variable.of(key).stream().map(ConfigDocs::variable).collect(Collectors.joining(", ")),
            standard(key),
            key.type().allowed(),
            key.type().secret() ? key.meaning() + " (secret)" : key.meaning());
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String variable(Variable variable) {
    return variable.name() + variable.onlyOn().map(target -> " (on " + target + ")").orElse("");
  }

  /** The default, and the targets on which it is another. */
  private String standard(Key<?> key) {
    String common = shown(key, defaults.get(key));
    String differing =
        Arrays.stream(TargetEnvironment.values())
            .filter(target -> targets.get(target).containsKey(key))
            .map(target -> Map.entry(target, shown(key, targets.get(target).get(key))))
            .filter(entry -> !entry.getValue().equals(common))
            .map(entry -> "; " + entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining());
    return common + differing;
  }

  private static <T> String shown(Key<T> key, Raw raw) {
    Optional<T> value = raw.text().flatMap(Values.parser(key));
    return value.map(key.type().shown()).map(ConfigDocs::code).or(key::whenUnset).orElse("");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
