package cleansignal.slo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code measurement} of an objective: which keys it takes depends on its statistic. */
final class MeasurementReader {

  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?)");
  private static final String COMMON = "statistic,window";
  private static final Map<String, String> KEYS =
      Map.of(
          "share", "requests,outcomes,of",
          "count", "requests,outcomes,minimumExposure",
          "percentile", "requests,outcomes",
          "availability", "",
          "concurrent-games", "",
          "concurrent-players", "");
  private static final Set<String> OPTIONAL = Set.of("minimumExposure");

  private final String file;
  private final Problems problems;

  MeasurementReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * The measurement.
   *
   * @param objective the objective that holds it
   * @param place where it stands
   * @return empty when there was a problem, which is then noted
   */
  Optional<Measurement> read(JsonNode objective, String place) {
    JsonNode node = objective.path("measurement");
    String statistic = node.path("statistic").asText();
    Matcher percentile = PERCENTILE.matcher(statistic);
    String kind = percentile.matches() ? "percentile" : statistic;
    if (!keysFit(node, kind, statistic, place) | !outcomesFit(node, kind, place)) {
      return Optional.empty();
    }
    RequestNames requests = new RequestNames(CatalogueReader.texts(node.path("requests")));
    OutcomeFilter outcomes = new OutcomeFilter(CatalogueReader.texts(node.path("outcomes")));
    return Optional.of(
        switch (kind) {
          case "share" ->
              new ShareMeasurement(
                  requests, outcomes, new OutcomeFilter(List.of(node.path("of").asText())));
          case "count" ->
              new CountMeasurement(requests, outcomes, node.path("minimumExposure").asLong(1));
          case "availability" -> new AvailabilityMeasurement();
          case "concurrent-games" -> new ConcurrencyMeasurement(ConcurrencyMeasurement.What.GAMES);
          case "concurrent-players" ->
              new ConcurrencyMeasurement(ConcurrencyMeasurement.What.PLAYERS);
          default -> new PercentileMeasurement(requests, Double.parseDouble(percentile.group(1)));
        });
  }

  private boolean keysFit(JsonNode node, String kind, String statistic, String place) {
    Set<String> allowed = new TreeSet<>(List.of(COMMON.split(",")));
    if (!KEYS.get(kind).isEmpty()) {
      allowed.addAll(List.of(KEYS.get(kind).split(",")));
    }
    boolean fits = true;
    for (String key : allowed) {
      if (!node.has(key) && !OPTIONAL.contains(key)) {
        problems.add(file, place, "\"" + statistic + "\" needs \"" + key + "\"");
        fits = false;
      }
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!allowed.contains(entry.getKey())) {
        problems.add(
            file,
            Problems.child(place, entry.getKey()),
            "\"" + statistic + "\" takes no \"" + entry.getKey() + "\"");
        fits = false;
      }
    }
    return fits;
  }

  private boolean outcomesFit(JsonNode node, String kind, String place) {
    List<String> outcomes = CatalogueReader.texts(node.path("outcomes"));
    boolean fits = true;
    for (int i = 0; i < outcomes.size(); i++) {
      if (!OutcomeFilter.isKnown(outcomes.get(i))) {
        problems.add(
            file,
            place + "/outcomes/" + i,
            "no outcome \"" + outcomes.get(i) + "\"; there are " + OutcomeFilter.known());
        fits = false;
      }
    }
    if (outcomes.size() > 1 && outcomes.stream().anyMatch(OutcomeFilter.GROUPS::containsKey)) {
      problems.add(file, place + "/outcomes", "a group of outcomes stands alone");
      fits = false;
    }
    if (kind.equals("percentile") && node.has("outcomes") && !outcomes.equals(List.of("ok"))) {
      problems.add(
          file, place + "/outcomes", "a percentile is one of [ok]: failures have no latency");
      fits = false;
    }
    return fits;
  }
}
