package cleansignal.slo;

import cleansignal.measure.DerivedRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code measurement} of an objective: which keys it takes depends on its statistic. */
final class MeasurementReader {

  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?)");
  private static final String REQUESTS = "requests";
  private static final String DERIVED = "derived";
  private static final OutcomeFilter OK = new OutcomeFilter(List.of("ok"));
  private static final Set<String> COMMON = Set.of("statistic", "window");
  private static final Map<String, Set<String>> KEYS =
      Map.ofEntries(
          Map.entry("share", Set.of(REQUESTS, "outcomes", "of")),
          Map.entry("slow-share", Set.of(REQUESTS, "outcomes", "slowerThanMillis")),
          Map.entry("count", Set.of(REQUESTS, "outcomes", "minimumExposure", "unplannedCloses")),
          Map.entry("percentile", Set.of(REQUESTS, "outcomes")),
          Map.entry("availability", Set.of()),
          Map.entry("concurrent-games", Set.of()),
          Map.entry("concurrent-players", Set.of()),
          Map.entry("concurrent-sockets", Set.of()),
          Map.entry("game-ends", Set.of("reasons")),
          Map.entry("counter-share", Set.of("counter", "ofCounter")),
          Map.entry("drift-latency", Set.of(REQUESTS)),
          Map.entry("drift-errors", Set.of(REQUESTS)),
          Map.entry("drift-sockets", Set.of()),
          Map.entry("drift-memory", Set.of()));
  private static final Set<String> OPTIONAL = Set.of("minimumExposure", "unplannedCloses");

  /** These may look at derived records in place of requests. */
  private static final Set<String> OF_DERIVED = Set.of("share", "percentile");

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
    int before = problems.count();
    checkKeys(node, kind, statistic, place);
    checkOutcomes(node, kind, place);
    checkNames(node, place);
    if (problems.count() > before) {
      return Optional.empty();
    }
    RequestNames names =
        new RequestNames(
            CatalogueReader.texts(node.path(node.has(DERIVED) ? DERIVED : REQUESTS)),
            node.has(DERIVED));
    OutcomeFilter outcomes = new OutcomeFilter(CatalogueReader.texts(node.path("outcomes")));
    return Optional.of(
        switch (kind) {
          case "share" ->
              new ShareMeasurement(
                  names, outcomes, new OutcomeFilter(List.of(node.path("of").asText())));
          case "slow-share" ->
              new SlowShareMeasurement(names, outcomes, node.path("slowerThanMillis").asLong());
          case "count" ->
              new CountMeasurement(
                  names,
                  outcomes,
                  node.path("minimumExposure").asLong(1),
                  node.path("unplannedCloses").asBoolean());
          case "availability" -> new AvailabilityMeasurement();
          case "concurrent-games" -> new ConcurrencyMeasurement(ConcurrencyMeasurement.What.GAMES);
          case "concurrent-players" ->
              new ConcurrencyMeasurement(ConcurrencyMeasurement.What.PLAYERS);
          case "concurrent-sockets" ->
              new ConcurrencyMeasurement(ConcurrencyMeasurement.What.SOCKETS);
          case "game-ends" ->
              new GameEndMeasurement(Set.copyOf(CatalogueReader.texts(node.path("reasons"))));
          case "counter-share" ->
              new CounterShareMeasurement(counter(node, "counter"), counter(node, "ofCounter"));
          case "drift-latency", "drift-errors", "drift-sockets", "drift-memory" ->
              new DriftMeasurement(DriftMeasurement.What.ofText(kind).orElseThrow(), names);
          default ->
              new PercentileMeasurement(
                  names, Double.parseDouble(percentile.group(1)), !outcomes.equals(OK));
        });
  }

  private static Counter counter(JsonNode node, String key) {
    return Counter.ofText(node.path(key).asText()).orElseThrow();
  }

  private void checkKeys(JsonNode node, String kind, String statistic, String place) {
    Set<String> allowed = new TreeSet<>(COMMON);
    allowed.addAll(KEYS.get(kind));
    if (node.has(DERIVED) && OF_DERIVED.contains(kind)) {
      allowed.remove(REQUESTS);
      allowed.add(DERIVED);
    }
    for (String key : allowed) {
      if (!node.has(key) && !OPTIONAL.contains(key)) {
        problems.add(file, place, "\"" + statistic + "\" needs \"" + key + "\"");
      }
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!allowed.contains(entry.getKey())) {
        problems.add(
            file,
            Problems.child(place, entry.getKey()),
            "\"" + statistic + "\" takes no \"" + entry.getKey() + "\"");
      }
    }
  }

  private void checkOutcomes(JsonNode node, String kind, String place) {
    List<String> outcomes = CatalogueReader.texts(node.path("outcomes"));
    noteEach(
        node.path("outcomes"),
        place + "/outcomes",
        outcome -> !OutcomeFilter.isKnown(outcome),
        outcome -> "no outcome \"" + outcome + "\"; there are " + OutcomeFilter.known());
    boolean group = outcomes.stream().anyMatch(OutcomeFilter.GROUPS::containsKey);
    if (outcomes.size() > 1 && group) {
      problems.add(file, place + "/outcomes", "a group of outcomes stands alone");
    }
    boolean timed =
        outcomes.equals(List.of("ok")) || node.has(DERIVED) && outcomes.equals(List.of("all"));
    if (kind.equals("percentile") && node.has("outcomes") && !timed) {
      problems.add(
          file,
          place + "/outcomes",
          "a percentile is one of [ok]: failures have no latency; of derived records it may be one"
              + " of [all]");
    }
    if (kind.equals("slow-share") && (group || outcomes.contains("ok"))) {
      problems.add(
          file, place + "/outcomes", "the ok ones count by their time: name failures, one by one");
    }
  }

  /** A name on the wrong side would match nothing, silently. */
  private void checkNames(JsonNode node, String place) {
    noteEach(
        node.path(REQUESTS),
        place + "/" + REQUESTS,
        name -> DerivedRecord.ofName(name).isPresent(),
        name -> "\"" + name + "\" is no request: it belongs into \"derived\"");
    noteEach(
        node.path(DERIVED),
        place + "/" + DERIVED,
        name -> DerivedRecord.ofName(name).isEmpty(),
        name -> "no derived record \"" + name + "\"; there are " + derived());
    for (String key : List.of("counter", "ofCounter")) {
      if (node.has(key) && Counter.ofText(node.path(key).asText()).isEmpty()) {
        problems.add(
            file,
            place + "/" + key,
            "no counter \"" + node.path(key).asText() + "\"; there are " + Counter.known());
      }
    }
  }

  private void noteEach(
      JsonNode array, String place, Predicate<String> isWrong, UnaryOperator<String> text) {
    List<String> values = CatalogueReader.texts(array);
    for (int i = 0; i < values.size(); i++) {
      if (isWrong.test(values.get(i))) {
        problems.add(file, place + "/" + i, text.apply(values.get(i)));
      }
    }
  }

  private static List<String> derived() {
    return Arrays.stream(DerivedRecord.values()).map(DerivedRecord::recordName).toList();
  }
}
