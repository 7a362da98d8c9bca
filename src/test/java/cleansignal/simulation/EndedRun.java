package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a run left behind.
 *
 * @param fork how its JVM ended
 * @param results the folder in which Gatling makes run folders
 */
record EndedRun(JvmFork.Ended fork, Path results) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TRUTH = "truth.json";

  /** Events of games and echoes: their kind in the suite, and their name on the wire. */
  private static final Map<String, String> FRAMES =
      Map.of(
          "State", "game_state",
          "Choice", "player_choice_required",
          "ChoiceCanceled", "player_choice_canceled",
          "Over", "game_over",
          "Failure", "error",
          "Echo", "diagnostic:pong");

  /** The one run folder. */
  RunFolder folder() {
    List<Path> folders = LiveRun.folders(results);
    assertThat(folders).as(fork.console()).hasSize(1);
    return new RunFolder(folders.get(0));
  }

  /** Every file of the run folder. */
  List<Path> files() {
    try (Stream<Path> files = Files.walk(folder().path())) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the run folder as text. */
  String text(String file) {
    try {
      return Files.readString(folder().path().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JSON file of the run folder. */
  JsonNode json(String file) {
    try {
      return JSON.readTree(text(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The verdict's name. */
  String verdict() {
    return json(RunFolder.VERDICT_JSON).required("verdict").asText();
  }

  /** The texts of the reasons for the verdict. */
  List<String> reasons() {
    return elements(json(RunFolder.VERDICT_JSON).required("reasons"))
        .map(reason -> reason.required("text").asText())
        .toList();
  }

  /** The objectives that are reasons for a verdict of that kind. */
  List<String> blamed(String kind) {
    return elements(json(RunFolder.VERDICT_JSON).required("reasons"))
        .filter(reason -> reason.required("verdict").asText().equals(kind))
        .map(reason -> reason.path("objective").asText())
        .toList();
  }

  /** One objective of the verdict. */
  JsonNode objective(String id) {
    return elements(json(RunFolder.VERDICT_JSON).required("objectives"))
        .filter(objective -> objective.required("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /**
   * How many requests of all routes ended so.
   *
   * @param span {@code whole} or {@code steady}
   */
  long outcomes(String span, String outcome) {
    return outcomes(span).getOrDefault(outcome, 0L);
  }

  /** How many requests of all routes ended how; outcomes that did not occur are missing. */
  Map<String, Long> outcomes(String span) {
    Map<String, Long> outcomes = new TreeMap<>();
    json(RunFolder.SUMMARY)
        .required(span)
        .required("allRequests")
        .required("outcomes")
        .properties()
        .forEach(entry -> outcomes.put(entry.getKey(), entry.getValue().asLong()));
    return outcomes;
  }

  /** The whole run's HTTP requests by route, as the suite counted them. */
  Map<String, Long> counted() {
    Map<String, Long> counted = longs(requests(), "count");
    counted.keySet().removeIf(name -> !name.contains(" /api"));
    return counted;
  }

  /** The whole run's figures by request. */
  JsonNode requests() {
    return json(RunFolder.SUMMARY).required("whole").required("requests");
  }

  /** The requests by route below /api, as the server counted them. */
  Map<String, Long> served() {
    Map<String, Long> served = longs(truth().required("routes"), "requests");
    served.keySet().removeIf(route -> !route.contains(" /api"));
    return served;
  }

  /** The first true errors, one line of the list each. */
  List<JsonNode> failures() {
    return text(RunFolder.FAILURES).lines().map(EndedRun::parsed).toList();
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the server lived to tell what it saw. */
  boolean hasTruth() {
    return Files.exists(folder().path().resolve(TRUTH));
  }

  /** What the server saw. */
  JsonNode truth() {
    return json(TRUTH);
  }

  /**
   * How many frames of the play's events the users took in, by the event's name on the wire; what
   * the server says of them stands in {@link #sent}.
   */
  Map<String, Long> heard() {
    JsonNode heard = json(Gate.HEARD);
    Map<String, Long> frames = new TreeMap<>();
    FRAMES.forEach((kind, event) -> frames.put(event, heard.path(kind).asLong()));
    return frames;
  }

  /** How many frames of the play's events the server sent, by the event's name. */
  Map<String, Long> sent() {
    JsonNode sent = truth().required("sockets").required("sent");
    Map<String, Long> frames = new TreeMap<>();
    FRAMES.values().forEach(event -> frames.put(event, sent.path(event).asLong()));
    return frames;
  }

  /** How often a fault took effect on routes below /api. */
  long injected(String kind) {
    return truth().required("totals").required("faults").required(kind).asLong();
  }

  /** How often the server answered a status on routes below /api. */
  long answered(int status) {
    return truth().required("totals").required("byStatus").path(String.valueOf(status)).asLong();
  }

  /** What one must see to understand a verdict that was not expected. */
  String explained() {
    return fork.console();
  }

  private static Map<String, Long> longs(JsonNode byName, String field) {
    Map<String, Long> longs = new TreeMap<>();
    byName
        .properties()
        .forEach(entry -> longs.put(entry.getKey(), entry.getValue().required(field).asLong()));
    return longs;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
