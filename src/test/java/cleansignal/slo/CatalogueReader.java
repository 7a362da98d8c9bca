package cleansignal.slo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Turns a catalogue that keeps to its schema into objectives, and notes what a schema can't say.
 */
final class CatalogueReader {

  private static final String OBJECTIVES = "/objectives";

  private final String file;
  private final Problems problems;

  CatalogueReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The objectives; whatever could not be read is a problem. */
  CatalogueFile read(JsonNode root) {
    List<Objective> objectives = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    JsonNode nodes = root.path("objectives");
    for (int i = 0; i < nodes.size(); i++) {
      String place = OBJECTIVES + "/" + i;
      JsonNode node = nodes.get(i);
      if (!seen.add(node.path("id").asText())) {
        problems.add(file, place + "/id", "\"" + node.path("id").asText() + "\" is there twice");
      }
      objective(node, place).ifPresent(objectives::add);
    }
    for (int i = 0; i < nodes.size(); i++) {
      for (String key : List.of("unlessMissed", "flatteredBy")) {
        String other = nodes.get(i).path(key).asText();
        if (!other.isEmpty() && !seen.contains(other)) {
          problems.add(file, OBJECTIVES + "/" + i + "/" + key, "no objective \"" + other + "\"");
        }
      }
    }
    return new CatalogueFile(new Catalogue(objectives), seen);
  }

  private Optional<Objective> objective(JsonNode node, String place) {
    Optional<Measurement> measurement =
        new MeasurementReader(file, problems).read(node, place + "/measurement");
    if (measurement.isEmpty()) {
      return Optional.empty();
    }
    Objective objective =
        new Objective(
            node.path("id").asText(),
            node.path("title").asText(),
            measurement.get(),
            window(node.path("measurement").path("window")),
            node.path("unit").asText(),
            Comparison.ofText(node.path("comparison").asText()).orElseThrow(),
            priority(node.path("priority")),
            evidence(node),
            Optional.ofNullable(node.get("unlessMissed")).map(JsonNode::asText),
            Optional.ofNullable(node.get("flatteredBy")).map(JsonNode::asText),
            Condition.ofText(node.path("onlyIf").asText()),
            node.path("source").asText(),
            node.path("triage").asText());
    int before = problems.count();
    check(objective, place);
    return Optional.of(objective).filter(each -> problems.count() == before);
  }

  private void check(Objective objective, String place) {
    Measurement measurement = objective.measurement();
    if (!measurement.comparisons().contains(objective.comparison())) {
      problems.add(
          file,
          place + "/comparison",
          "\""
              + objective.comparison().text()
              + "\" does not go with the statistic; allowed: "
              + measurement.comparisons().stream().map(Comparison::text).toList());
    }
    if (!measurement.unit().equals(objective.unit())) {
      problems.add(
          file,
          place + "/unit",
          "\""
              + objective.unit()
              + "\" does not go with the statistic, which is in "
              + measurement.unit());
    }
    if (objective.onlyIf().equals(Optional.of(Condition.HELD_LONGER))
        && measurement.family() != Measurement.Family.LATENCY) {
      problems.add(file, place + "/onlyIf", "only a time has a limit that a plan can hold to");
    }
    if (measurement instanceof GameEndMeasurement && objective.window() != JudgedWindow.WHOLE) {
      problems.add(
          file, place + "/measurement/window", "ends of games are judged over the whole run");
    }
    boolean noise = objective.priority() == Priority.NOISE;
    if (noise && !(measurement instanceof ShareMeasurement)) {
      problems.add(file, place + "/priority", "only a share can be a noise budget");
    } else if ((noise || measurement.isCensus()) && !objective.evidence().point()) {
      problems.add(
          file,
          place,
          "is judged by its point value: \"evidence\" must be \"point\", with the reason in"
              + " \"evidenceReason\"");
    }
  }

  static JudgedWindow window(JsonNode node) {
    return JudgedWindow.valueOf(node.asText().toUpperCase(Locale.ROOT));
  }

  static Priority priority(JsonNode node) {
    return Priority.valueOf(node.asText().toUpperCase(Locale.ROOT));
  }

  /** The schemas see to it that point evidence comes with a reason. */
  static Evidence evidence(JsonNode node) {
    return node.path("evidence").asText().equals("point")
        ? Evidence.point(node.path("evidenceReason").asText())
        : Evidence.PROVEN;
  }

  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
