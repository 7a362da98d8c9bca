package cleansignal.slo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns a policy that keeps to its schema into a {@link Policy}, and notes contradictions. */
final class PolicyReader {

  private static final String REQUIRED = "/required";
  private static final String NOT_APPLICABLE = "/notApplicable";

  private final String file;
  private final String name;
  private final CatalogueFile catalogue;
  private final Problems problems;

  PolicyReader(String file, String name, CatalogueFile catalogue, Problems problems) {
    this.file = file;
    this.name = name;
    this.catalogue = catalogue;
    this.problems = problems;
  }

  /** The policy; whatever is wrong is a problem. */
  Policy read(JsonNode root) {
    String named = root.path("name").asText();
    if (!named.equals(name)) {
      problems.add(file, "/name", "is \"" + named + "\", the file's name says " + name);
    }
    Policy policy =
        new Policy(
            named,
            root.path("title").asText(),
            root.path("namedRun").asBoolean(),
            root.path("sloEnvironment").asText(),
            root.path("sloEnvironmentPinned").asBoolean(),
            CatalogueReader.window(root.path("window")),
            root.path("margins").path("latencyPercent").asDouble(),
            root.path("margins").path("concurrencyPercent").asDouble(),
            root.path("usersPercent").asDouble(),
            CatalogueReader.texts(root.path("caveats")),
            required(root.path("required")),
            notApplicable(root.path("notApplicable")));
    check(policy);
    return policy;
  }

  private Map<String, Policy.Change> required(JsonNode node) {
    Map<String, Policy.Change> changes = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Policy.Change change = change(entry.getValue());
      String place = Problems.child(REQUIRED, entry.getKey());
      changes.put(entry.getKey(), change);
      if (!catalogue.has(entry.getKey())) {
        problems.add(file, place, "no such objective in the catalogue");
      }
      catalogue.find(entry.getKey()).ifPresent(objective -> check(objective, change, place));
    }
    return changes;
  }

  private Map<String, String> notApplicable(JsonNode node) {
    Map<String, String> reasons = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      reasons.put(entry.getKey(), entry.getValue().asText());
      if (!catalogue.has(entry.getKey())) {
        problems.add(
            file,
            Problems.child(NOT_APPLICABLE, entry.getKey()),
            "no such objective in the catalogue");
      }
    }
    return reasons;
  }

  private static Policy.Change change(JsonNode node) {
    return new Policy.Change(
        Optional.ofNullable(node.get("priority")).map(CatalogueReader::priority),
        node.has("limit")
            ? OptionalDouble.of(node.get("limit").asDouble())
            : OptionalDouble.empty(),
        Optional.ofNullable(node.get("sloEnvironment")).map(JsonNode::asText),
        node.has("evidence") ? Optional.of(CatalogueReader.evidence(node)) : Optional.empty(),
        Condition.ofText(node.path("onlyIf").asText()),
        Optional.ofNullable(node.get("coverage"))
            .map(
                wanted ->
                    new Coverage(
                        wanted.path("sharePercent").asDouble(),
                        wanted.path("ceilingFactor").asDouble())));
  }

  private void check(Objective objective, Policy.Change change, String place) {
    if (change.limit().isPresent()) {
      LimitsReader.wrong(objective, change.limit().getAsDouble())
          .ifPresent(text -> problems.add(file, place + "/limit", text));
      if (!objective.isCapacity()) {
        problems.add(
            file,
            place + "/limit",
            "a policy sets capacity targets only; other limits stand in the environment's file");
      }
      if (change.sloEnvironment().isPresent()) {
        problems.add(file, place + "/sloEnvironment", "contradicts \"limit\": whose limit is it?");
      }
    }
    if (change.coverage().isPresent() && !CoverageMeasurement.isFor(objective)) {
      problems.add(
          file,
          place + "/coverage",
          "only a percentile that must be small, in the steady window, has slices to be covered");
    }
    if (objective.priority() == Priority.NOISE && change.priority().isPresent()) {
      problems.add(file, place + "/priority", "a noise budget stays a noise budget");
    }
    if (objective.evidence().point() && change.evidence().isPresent()) {
      problems.add(file, place + "/evidence", "the catalogue judges it by its point value already");
    }
  }

  private void check(Policy policy) {
    policy.notApplicable().keySet().stream()
        .filter(policy.required()::containsKey)
        .sorted()
        .forEach(
            id ->
                problems.add(
                    file,
                    Problems.child(NOT_APPLICABLE, id),
                    "is required as well: it can't be both"));
    boolean capacity =
        policy.required().keySet().stream()
            .flatMap(id -> catalogue.find(id).stream())
            .anyMatch(Objective::isCapacity);
    if (capacity && policy.window() == JudgedWindow.WHOLE) {
      problems.add(file, "/window", "the whole run can't show capacity, which the policy requires");
    }
    policy.required().entrySet().stream()
        .filter(entry -> entry.getValue().coverage().isPresent())
        .filter(entry -> policy.window() == JudgedWindow.WHOLE)
        .map(entry -> Problems.child(REQUIRED, entry.getKey()) + "/coverage")
        .sorted()
        .forEach(
            place ->
                problems.add(file, place, "the whole run has ramps; only a window has slices"));
    boolean allRead =
        policy.required().keySet().stream().allMatch(id -> catalogue.find(id).isPresent());
    if (policy.namedRun() && !capacity && allRead) {
      problems.add(file, "/namedRun", "a named run has capacity targets; none is required");
    }
  }
}
