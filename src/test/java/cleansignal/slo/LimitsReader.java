package cleansignal.slo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns limits that keep to their schema into {@link Limits}: one for each objective. */
final class LimitsReader {

  private static final String LIMITS = "/limits";

  private final String file;
  private final String environment;
  private final CatalogueFile catalogue;
  private final Problems problems;

  LimitsReader(String file, String environment, CatalogueFile catalogue, Problems problems) {
    this.file = file;
    this.environment = environment;
    this.catalogue = catalogue;
    this.problems = problems;
  }

  /** The limits; whatever is wrong is a problem. */
  Limits read(JsonNode root) {
    String named = root.path("environment").asText();
    if (!named.equals(environment)) {
      problems.add(
          file, "/environment", "is \"" + named + "\", the file's name says " + environment);
    }
    Map<String, Limits.Limit> limits = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("limits").properties()) {
      String place = Problems.child(LIMITS, entry.getKey());
      Optional<Objective> objective = catalogue.find(entry.getKey());
      if (!catalogue.has(entry.getKey())) {
        problems.add(file, place, "no such objective in the catalogue");
        continue;
      }
      JsonNode limit = entry.getValue().path("limit");
      OptionalDouble value =
          limit.isNumber() ? OptionalDouble.of(limit.asDouble()) : OptionalDouble.empty();
      objective
          .flatMap(each -> value.isPresent() ? wrong(each, value.getAsDouble()) : unplanned(each))
          .ifPresent(text -> problems.add(file, place + "/limit", text));
      limits.put(entry.getKey(), new Limits.Limit(value, entry.getValue().path("source").asText()));
    }
    List<String> missing = catalogue.ids().stream().filter(id -> !limits.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      problems.add(file, LIMITS, "no limit for " + String.join(", ", missing));
    }
    return new Limits(environment, limits);
  }

  /** Why a limit can't be what the run plans; empty when it can. */
  private static Optional<String> unplanned(Objective objective) {
    return Requirements.canBePlanned(objective)
        ? Optional.empty()
        : Optional.of("only concurrent sockets are planned by number");
  }

  /**
   * What is wrong with a limit: percentages lie in 0 to 100, everything else is a whole number, and
   * what must be proven must be provable.
   */
  static Optional<String> wrong(Objective objective, double limit) {
    boolean percent = objective.unit().equals("%");
    if (percent && limit > 100) {
      return Optional.of("a percentage is at most 100");
    }
    if (!objective.unit().startsWith("%") && limit != Math.rint(limit)) {
      return Optional.of("a limit in " + objective.unit() + " is a whole number");
    }
    if (objective.unit().equals("ms") && limit == 0) {
      return Optional.of("a latency limit is at least 1 ms");
    }
    if (percent && !objective.evidence().point() && (limit == 0 || limit == 100)) {
      return Optional.of(
          "no number of samples can prove a share of " + Figures.plain(limit) + " %");
    }
    return Optional.empty();
  }
}
