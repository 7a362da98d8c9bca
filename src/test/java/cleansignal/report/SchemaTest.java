package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.runlog.RunManifests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON files keep to their schemas, and the schemas refuse what is none of them. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonSchema> RULES = new HashMap<>();
  private static final String DATA = ".*/(requests|outcomes|ended|scriptErrors)";
  private static final Path SCHEMAS = Path.of("slo", "schema");

  static Stream<String> samples() {
    return SampleRuns.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void verdictKeepsToItsSchema(String run) {
    assertThat(problems("verdict", text(new VerdictJson(), run))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void summaryKeepsToItsSchema(String run) {
    assertThat(problems("summary", text(new SummaryJson(), run))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void manifestKeepsToItsSchema(String run) {
    SampleRuns.all()
        .get(run)
        .manifest()
        .ifPresent(
            manifest -> assertThat(problems("run", RunManifests.toJson(manifest))).isEmpty());
  }

  static Stream<Arguments> optionalKeys() {
    return Stream.of(
        Arguments.of(
            "verdict",
            text(new VerdictJson(), SampleRuns.FAIL_500),
            Set.of("objective", "scenario", "value", "share", "samplesNeeded")),
        Arguments.of(
            "summary",
            text(new SummaryJson(), SampleRuns.FAIL_500),
            Set.of("planned", "log", "steady", "gamesSteady", "scenario")),
        Arguments.of(
            "run", RunManifests.toJson(SampleRuns.pass().manifest().orElseThrow()), Set.of()));
  }

  /** Beside those that come from the data: request names, outcomes, reasons. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("optionalKeys")
  void noOtherKeyMayBeMissing(String schema, String document, Set<String> optional)
      throws IOException {
    Set<String> missed = new TreeSet<>();
    for (String pointer : objects(JSON.readTree(document), "")) {
      JsonNode tree = JSON.readTree(document);
      ObjectNode object = (ObjectNode) tree.at(pointer);
      for (String key : names(object)) {
        JsonNode value = object.remove(key);
        if (problems(schema, tree.toString()).isEmpty() && !pointer.matches(DATA)) {
          missed.add(key);
        }
        object.set(key, value);
      }
    }
    assertThat(missed).containsExactlyInAnyOrderElementsOf(optional);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "verdict;'';extra",
        "verdict;/objectives/1;extra",
        "verdict;/objectives/1/share;extra",
        "summary;'';extra",
        "summary;/run;extra",
        "summary;/whole/allRequests/ok;p98Millis",
        "summary;/whole/allRequests/outcomes;teapot",
      })
  void unknownKeysAreRefused(String schema, String pointer, String key) throws IOException {
    ReportWriter writer = schema.equals("verdict") ? new VerdictJson() : new SummaryJson();
    JsonNode tree = JSON.readTree(text(writer, SampleRuns.FAIL_500));
    ((ObjectNode) tree.at(pointer)).put(key, 1);
    assertThat(problems(schema, tree.toString())).hasSize(1);
  }

  private static String text(ReportWriter writer, String run) {
    return GoldenFiles.text(writer, SampleRuns.all().get(run));
  }

  private static Set<ValidationMessage> problems(String schema, String json) {
    JsonSchema rules = RULES.computeIfAbsent(schema, SchemaTest::load);
    return rules.validate(json, InputFormat.JSON);
  }

  private static JsonSchema load(String schema) {
    Path file = SCHEMAS.resolve(schema + ".schema.json");
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(SchemaLocation.of(file.toUri().toString()));
  }

  private static List<String> objects(JsonNode node, String pointer) {
    List<String> found = new ArrayList<>();
    if (node.isObject()) {
      found.add(pointer);
      for (String key : names((ObjectNode) node)) {
        String escaped = key.replace("~", "~0").replace("/", "~1");
        found.addAll(objects(node.get(key), pointer + "/" + escaped));
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      found.addAll(objects(node.get(i), pointer + "/" + i));
    }
    return found;
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
