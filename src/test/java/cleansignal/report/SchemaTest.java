package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.runlog.Logs;
import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReports;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.SloFiles;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON files keep to their schemas, and the schemas refuse what is none of them. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonSchema> RULES = new HashMap<>();
  private static final String DATA = ".*/(requests|derived|outcomes|ended|closed|scriptErrors)";
  private static final Path SCHEMAS = Path.of("slo", "schema");

  static Stream<String> samples() {
    return SampleRuns.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsWrittenAndWhatIsKeptKeepToTheSchemas(String run) throws IOException {
    assertThat(problems("verdict", text(new VerdictJson(), run))).isEmpty();
    assertThat(problems("summary", text(new SummaryJson(), run))).isEmpty();
    assertThat(problems("verdict", GoldenFiles.kept(run, RunFolder.VERDICT_JSON))).isEmpty();
    assertThat(problems("summary", GoldenFiles.kept(run, RunFolder.SUMMARY))).isEmpty();
    SampleRuns.all()
        .get(run)
        .manifest()
        .ifPresent(
            manifest -> assertThat(problems("run", RunManifests.toJson(manifest))).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"unit", "comparison", "priority"})
  void verdictsKnowTheWordsOfTheCatalogue(String key) throws IOException {
    JsonNode catalogue = JSON.readTree(SCHEMAS.resolve("catalogue.schema.json").toFile());
    JsonNode verdict = JSON.readTree(SCHEMAS.resolve("verdict.schema.json").toFile());
    String words = "/$defs/objective/properties/" + key + "/enum";
    assertThat(verdict.at(words)).isNotEmpty().isEqualTo(catalogue.at(words));
  }

  @Test
  void aKeptManifestKeepsToItsSchema() throws IOException {
    String kept = Files.readString(Path.of("src/test/resources/runlog/run.json"));
    assertThat(problems("run", kept)).isEmpty();
  }

  @Test
  void aPreflightKeepsToItsSchema() throws IOException {
    PreflightReport report =
        new PreflightReport(
            PreflightReports.SCHEMA,
            "baseline",
            SampleLog.manifest().target(),
            7,
            Stream.of(PreflightReport.Status.values())
                .map(status -> new PreflightReport.Check("login", status, 3, "seen", ""))
                .toList());

    assertThat(problems("preflight", PreflightReports.toJson(report))).isEmpty();
    assertThat(problems("preflight", PreflightReports.toJson(report).replace("warn", "odd")))
        .isNotEmpty();
    assertThat(PreflightReports.fromJson(PreflightReports.toJson(report))).isEqualTo(report);
  }

  @ParameterizedTest
  @CsvSource({"1000000000", "50"})
  void aRunJudgedByTheRealFilesKeepsToTheSchemas(int failEvery) throws IOException {
    byte[] log = SampleLog.failing(failEvery, "outcome, found server-error 500").bytes();
    JudgedRun run =
        new JudgePipeline(SloFiles.load(Path.of("slo")))
            .judge("baseline-1", Logs.source(log), SampleLog.manifest());

    assertThat(problems("verdict", GoldenFiles.text(new VerdictJson(), run))).isEmpty();
    assertThat(problems("summary", GoldenFiles.text(new SummaryJson(), run))).isEmpty();
    assertThat(problems("run", RunManifests.toJson(SampleLog.manifest()))).isEmpty();
  }

  static Stream<Arguments> optionalKeys() {
    return Stream.of(
        Arguments.of(
            "verdict",
            Set.of(
                "workload",
                "objective",
                "value",
                "share",
                "strip",
                "samplesNeeded",
                "climb",
                "lastMetUsers",
                "firstMissedUsers",
                "kneeUsers",
                "firstFailure",
                "sloDigest")),
        Arguments.of(
            "summary",
            Set.of(
                "workload",
                "planned",
                "lost",
                "injector",
                "p50Millis",
                "p99Millis",
                "maxMillis",
                "longestGcPauseMillis",
                "largestHeapAfterGcPercent",
                "meanCpuPercent",
                "sustainedCpuPercent",
                "highestLoad",
                "mostDescriptorsPercent")),
        Arguments.of("run", Set.of("levels")));
  }

  /** Beside those that come from the data: request names, outcomes, reasons. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("optionalKeys")
  void noOtherKeyMayBeMissing(String schema, Set<String> optional) throws IOException {
    Set<String> missed = new TreeSet<>();
    for (String pointer : objects(document(schema))) {
      JsonNode tree = document(schema);
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
  @CsvSource({"verdict", "summary", "run"})
  void noUnknownKeyIsTaken(String schema) throws IOException {
    for (String pointer : objects(document(schema))) {
      JsonNode tree = document(schema);
      ((ObjectNode) tree.at(pointer)).put("unheard-of", "?");
      assertThat(problems(schema, tree.toString())).as(pointer).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"verdict", "summary", "run"})
  void nothingOfAnotherTypeIsTaken(String schema) throws IOException {
    assertThat(problems(schema, "[]")).isNotEmpty();
    for (String pointer : places(document(schema), "")) {
      JsonNode tree = document(schema);
      boolean isNoNumber = tree.at(pointer).isTextual() || tree.at(pointer).isNull();
      put(tree, pointer, isNoNumber ? "7" : "\"7\"");
      assertThat(problems(schema, tree.toString())).as(pointer).isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          run | /schema | 2
          run | /scenario | ""
          run | /policy | ""
          run | /workload | ""
          run | /target/environment | "moon"
          run | /target/baseUrl | "ftp://127.0.0.1"
          run | /target/baseUrl | "http://user:secret@127.0.0.1"
          run | /sloEnvironment | "embedded"
          run | /pace | 0.5
          run | /planned/durationMillis | -1
          run | /planned/durationMillis | 1.5
          run | /planned/steady/startMillis | -1
          run | /planned/users | null
          run | /accept | ["FAIL", "PASS"]
          run | /accept | ["PASS", "PASS"]
          run | /accept | ["CONDITIONAL"]
          run | /preflightSkipped | null
          run | /seed | 1.5
          run | /shard/index | -1
          run | /shard/count | 0
          run | /versions/suite | ""
          run | /versions/gitCommit | ""
          run | /versions/gatling | ""
          run | /versions/java | ""
          verdict | /schema | 2
          verdict | /verdict | "MAYBE"
          verdict | /verdict | "PASS"
          verdict | /exitStatus | 1
          verdict | /exitStatus | 3
          verdict | /run/id | ""
          verdict | /run/name | ""
          verdict | /run/scenario | ""
          verdict | /run/policy | ""
          verdict | /run/workload | ""
          verdict | /run/target | "moon"
          verdict | /run/baseUrl | "127.0.0.1"
          verdict | /run/baseUrl | "http://user:secret@127.0.0.1"
          verdict | /run/sloEnvironment | "local"
          verdict | /run/pace | 0
          verdict | /run/gitCommit | ""
          verdict | /reasons/0/verdict | "MAYBE"
          verdict | /reasons/0/objective | "True Errors"
          verdict | /reasons/0/text | ""
          verdict | /warnings | [""]
          verdict | /caveats/0 | ""
          verdict | /objectives/1/id | "p95!"
          verdict | /objectives/1/priority | "urgent"
          verdict | /objectives/1/status | "passed"
          verdict | /objectives/1/comparison | "=="
          verdict | /objectives/1/unit | "furlongs"
          verdict | /objectives/1/sloEnvironment | "local"
          verdict | /objectives/1/evidence | "gut feeling"
          verdict | /objectives/1/samples | -1
          verdict | /objectives/1/samplesNeeded | -1
          verdict | /objectives/1/value | null
          verdict | /objectives/1/share/k | -1
          verdict | /objectives/1/share/n | 1.5
          verdict | /objectives/1/share/n | -1
          verdict | /objectives/1/share/lower | -0.1
          verdict | /objectives/1/share/lower | 1.1
          verdict | /objectives/1/share/upper | -0.1
          verdict | /objectives/1/share/upper | 1.1
          verdict | /objectives/1/share/designEffect | 0.9
          summary | /schema | 2
          summary | /run/target | "moon"
          summary | /planned/users | -1
          summary | /log/startedAt | "yesterday"
          summary | /log/lastMillis | -1
          summary | /steady/startMillis | 0.5
          summary | /whole/endMillis | 0.5
          summary | /whole/allRequests/count | -1
          summary | /whole/allRequests/outcomes | {"teapot": 1}
          summary | /whole/allRequests/outcomes | {"timeout": -1}
          summary | /whole/allRequests/ok | {"samples": 3}
          summary | /whole/allRequests/ok/samples | 0
          summary | /whole/allRequests/ok/meanMillis | -1
          summary | /whole/allRequests/all | {"samples": 3}
          summary | /whole/allRequests/all/samples | 0
          summary | /whole/allRequests/all/meanMillis | -1
          summary | /whole/requests/GET ~1api~1games~1:id | 3
          summary | /users/active/percentile5 | -1
          summary | /users/active/mean | -1
          summary | /users/active/min | -1
          summary | /users/active/max | -1
          summary | /gamesWhole/ended | {"plan-end": -1}
          summary | /socketsWhole/opened | -1
          summary | /socketsWhole/closed | {"plan": -1}
          summary | /steady/derived | {"ai turn": 3}
          summary | /probe/lost/outcome | "teapot"
          summary | /scriptErrors | {"x": -1}
          """)
  void noValueOutOfItsRangeIsTaken(String schema, String place, String value) throws IOException {
    JsonNode tree = document(schema);
    put(tree, place, value);
    assertThat(problems(schema, tree.toString())).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"policy", "workload", "target", "baseUrl", "sloEnvironment", "pace", "gitCommit"})
  void whatOnlyTheManifestKnowsDoesNotStandAlone(String key) throws IOException {
    JsonNode tree = document("verdict");
    JsonNode value = tree.at("/run/" + key);
    ObjectNode bare = JSON.createObjectNode().put("id", "simulation.log").put("name", "Baseline");
    ((ObjectNode) tree).set("run", bare);
    assertThat(problems("verdict", tree.toString())).isEmpty();
    bare.set(key, value);
    assertThat(problems("verdict", tree.toString())).isNotEmpty();
  }

  /** A document of that schema that has every key. */
  private static JsonNode document(String schema) throws IOException {
    JudgedRun sample = SampleRuns.climb();
    switch (schema) {
      case "run":
        JsonNode run = JSON.readTree(RunManifests.toJson(sample.manifest().orElseThrow()));
        ObjectNode play = (ObjectNode) run.at("/play");
        play.put("holdMillis", 36_000).putArray("does").add("sockets");
        ObjectNode level = ((ObjectNode) run.at("/planned")).putArray("levels").addObject();
        level.put("users", 66).putObject("window").put("startMillis", 1).put("endMillis", 2);
        return run;
      case "verdict":
        JsonNode verdict = JSON.readTree(GoldenFiles.text(new VerdictJson(), sample));
        ((ObjectNode) verdict.at("/run")).put("workload", "load");
        ((ObjectNode) verdict).putArray("warnings").add("beware");
        return verdict;
      default:
        JsonNode summary = JSON.readTree(GoldenFiles.text(new SummaryJson(), sample));
        ((ObjectNode) summary.at("/run")).put("workload", "load");
        ObjectNode probe = (ObjectNode) summary.at("/probe");
        probe.putObject("lost").put("atMillis", 31_000).put("outcome", "timeout");
        return summary;
    }
  }

  private static void put(JsonNode tree, String place, String value) throws IOException {
    JsonPointer pointer = JsonPointer.compile(place);
    JsonNode parent = tree.at(pointer.head());
    assertThat(parent.isContainerNode()).as(place).isTrue();
    if (parent instanceof ArrayNode array) {
      array.set(pointer.last().getMatchingIndex(), JSON.readTree(value));
    } else {
      ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), JSON.readTree(value));
    }
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

  private static List<String> objects(JsonNode root) {
    return Stream.concat(Stream.of(""), places(root, "").stream())
        .filter(place -> root.at(place).isObject())
        .toList();
  }

  /** All places below one. */
  private static List<String> places(JsonNode root, String pointer) {
    List<String> found = new ArrayList<>();
    for (String child : children(root.at(pointer), pointer)) {
      found.add(child);
      found.addAll(places(root, child));
    }
    return found;
  }

  private static List<String> children(JsonNode node, String pointer) {
    List<String> found = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      for (String key : names(object)) {
        found.add(pointer + "/" + key.replace("~", "~0").replace("/", "~1"));
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      found.add(pointer + "/" + i);
    }
    return found;
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
