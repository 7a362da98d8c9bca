package cleansignal.slo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads an SLO folder: each file against its schema, then against the catalogue. */
final class SloLoader {

  /** The environments that limits are written for. */
  static final List<String> ENVIRONMENTS = List.of("staging", "production");

  private static final String CATALOGUE = "catalogue.json";
  private static final String INJECTOR = "injector.json";
  private static final String ABORT = "abort.json";
  private static final String SCENARIOS = "scenarios";
  private static final String JSON = ".json";

  private final Path folder;
  private final Problems problems = new Problems();
  private final JsonFiles files;

  SloLoader(Path folder) {
    this.folder = folder;
    this.files = new JsonFiles(folder, problems);
  }

  /**
   * The checked files.
   *
   * @throws SloException with all problems
   */
  SloFiles load() {
    Optional<JsonNode> catalogueFile = files.read(CATALOGUE, "schema/catalogue.schema.json");
    Map<String, JsonNode> limitFiles = new LinkedHashMap<>();
    for (String environment : ENVIRONMENTS) {
      files
          .read(environment + JSON, "schema/limits.schema.json")
          .ifPresent(node -> limitFiles.put(environment, node));
    }
    Map<String, JsonNode> policyFiles = new LinkedHashMap<>();
    for (String name : policyNames()) {
      files
          .read(policyFile(name), "schema/policy.schema.json")
          .ifPresent(node -> policyFiles.put(name, node));
    }
    Optional<JsonNode> injectorFile = files.read(INJECTOR, "schema/injector.schema.json");
    Optional<JsonNode> abortFile = files.read(ABORT, "schema/abort.schema.json");
    // Everything else is checked against the catalogue, so without one there is no more to say.
    if (catalogueFile.isEmpty()) {
      throw new SloException(problems.all());
    }
    CatalogueFile catalogue = new CatalogueReader(CATALOGUE, problems).read(catalogueFile.get());
    Map<String, Limits> limits = new TreeMap<>();
    limitFiles.forEach(
        (environment, node) ->
            limits.put(
                environment,
                new LimitsReader(environment + JSON, environment, catalogue, problems).read(node)));
    Map<String, Policy> policies = new TreeMap<>();
    policyFiles.forEach(
        (name, node) ->
            policies.put(
                name, new PolicyReader(policyFile(name), name, catalogue, problems).read(node)));
    if (problems.count() > 0) {
      throw new SloException(problems.all());
    }
    return new SloFiles(
        catalogue.readable(),
        limits,
        policies,
        InjectorLimits.of(injectorFile.orElseThrow()),
        AbortRules.of(abortFile.get()),
        digest(catalogueFile.get(), limitFiles, policyFiles, injectorFile.get(), abortFile.get()));
  }

  /** All files that can change a verdict, so that every run of one set of files has the same. */
  private static String digest(
      JsonNode catalogue,
      Map<String, JsonNode> limits,
      Map<String, JsonNode> policies,
      JsonNode injector,
      JsonNode abort) {
    SortedMap<String, JsonNode> all = new TreeMap<>();
    all.put(CATALOGUE, catalogue);
    limits.forEach((environment, node) -> all.put(environment + JSON, node));
    policies.forEach((name, node) -> all.put(policyFile(name), node));
    all.put(INJECTOR, injector);
    all.put(ABORT, abort);
    return SloDigest.of(all);
  }

  private List<String> policyNames() {
    try (Stream<Path> found = Files.list(folder.resolve(SCENARIOS))) {
      List<String> names =
          found
              .map(path -> path.getFileName().toString())
              .filter(name -> name.endsWith(JSON))
              .map(name -> name.substring(0, name.length() - JSON.length()))
              .sorted()
              .toList();
      if (names.isEmpty()) {
        problems.add(SCENARIOS, "", "holds no policy");
      }
      return names;
    } catch (IOException e) {
      problems.add(SCENARIOS, "", "is missing");
      return List.of();
    }
  }

  private static String policyFile(String name) {
    return SCENARIOS + "/" + name + JSON;
  }
}
