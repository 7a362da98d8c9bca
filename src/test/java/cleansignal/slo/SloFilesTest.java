package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SloFilesTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;

  @BeforeEach
  void copyGoodFiles() throws IOException {
    GoodFiles.copyTo(folder);
  }

  @Test
  void goodFilesAreReadAsTheyStand() {
    SloFiles slo = SloFiles.load(folder);
    assertThat(slo.catalogue().ids())
        .containsExactly(
            "up",
            "errors",
            "noise",
            "broken",
            "slow",
            "games",
            "stalls",
            "fallbacks",
            "turns",
            "wedged",
            "hold",
            "sockets",
            "returns");
    assertThat(slo.catalogue().find("noise"))
        .contains(
            new Objective(
                "noise",
                "Noise",
                new ShareMeasurement(
                    new RequestNames(List.of("*")),
                    new OutcomeFilter(List.of("rate-limited", "auth-expired")),
                    new OutcomeFilter(List.of("all"))),
                JudgedWindow.STEADY,
                "%",
                Comparison.LESS,
                Priority.NOISE,
                Evidence.point("a budget"),
                Optional.of("errors"),
                Optional.empty(),
                Optional.empty(),
                "test",
                "look"));
    assertThat(measurement(slo, "up")).isEqualTo(new AvailabilityMeasurement());
    assertThat(measurement(slo, "broken"))
        .isEqualTo(
            new CountMeasurement(
                new RequestNames(List.of("GET /*")), new OutcomeFilter(List.of("contract")), 10));
    assertThat(measurement(slo, "slow"))
        .isEqualTo(new PercentileMeasurement(new RequestNames(List.of("GET /*")), 95));
    assertThat(measurement(slo, "games"))
        .isEqualTo(new ConcurrencyMeasurement(ConcurrencyMeasurement.What.GAMES));
    assertThat(measurement(slo, "stalls"))
        .isEqualTo(
            new SlowShareMeasurement(
                new RequestNames(List.of("move")), new OutcomeFilter(List.of("stalled")), 2000));
    assertThat(measurement(slo, "fallbacks"))
        .isEqualTo(new CounterShareMeasurement(Counter.AI_FALLBACKS, Counter.AI_REQUESTS));
    assertThat(measurement(slo, "turns"))
        .isEqualTo(new PercentileMeasurement(new RequestNames(List.of("ai turn"), true), 95));
    assertThat(measurement(slo, "hold"))
        .isEqualTo(
            new PercentileMeasurement(
                new RequestNames(List.of("connection life"), true), 50, true));
    assertThat(measurement(slo, "wedged")).isEqualTo(new GameEndMeasurement(Set.of("wedged")));
    assertThat(measurement(slo, "sockets"))
        .isEqualTo(new ConcurrencyMeasurement(ConcurrencyMeasurement.What.SOCKETS));
    assertThat(slo.catalogue().find("turns").orElseThrow().flatteredBy()).contains("fallbacks");
    assertThat(slo.catalogue().find("hold").orElseThrow().onlyIf()).contains(Condition.HELD_LONGER);
    assertThat(slo.limits("staging").of("sockets"))
        .isEqualTo(new Limits.Limit(OptionalDouble.empty(), "test"));
    assertThat(slo.limits("production").of("slow"))
        .isEqualTo(new Limits.Limit(OptionalDouble.of(500), "test"));
    Policy named = slo.policy("named");
    assertThat(named.namedRun()).isTrue();
    assertThat(named.required().get("games").limit()).hasValue(30);
    assertThat(named.required().get("slow").sloEnvironment()).contains("production");
    assertThat(named.required().get("up")).isEqualTo(Policy.Change.NONE);
    assertThat(named.notApplicable()).containsEntry("broken", "nothing to break");
    Policy whole = slo.policy("whole");
    assertThat(whole.required().get("errors").evidence()).contains(Evidence.point("short"));
    assertThat(whole.required().get("errors").priority()).contains(Priority.MEDIUM);
    assertThat(whole.caveats()).containsExactly("only a test");
    assertThat(whole.environmentFor(Optional.of("staging"))).isEqualTo("production");
    assertThat(named.environmentFor(Optional.of("production"))).isEqualTo("production");
    assertThat(named.environmentFor(Optional.empty())).isEqualTo("staging");
  }

  /** One edit of the good files, and the one problem that it must cause, place included. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # file | edit at | new value, - removes | place of the problem | text of the problem
          catalogue.json | /objectives/0/colour | "red" | /objectives/0/colour | is not defined in the schema
          catalogue.json | /objectives/0/measurement/slice | 1 | /objectives/0/measurement/slice | is not defined in the schema
          catalogue.json | /extra~1key | 1 | /extra~1key | is not defined in the schema
          catalogue.json | /objectives/0/title | - | /objectives/0 | required property 'title'
          catalogue.json | /objectives/0/source | " " | /objectives/0/source | does not match
          catalogue.json | /objectives/1/id | "Errors" | /objectives/1/id | does not match
          catalogue.json | /objectives/1/priority | "urgent" | /objectives/1/priority | enumeration
          catalogue.json | /objectives/1/comparison | "==" | /objectives/1/comparison | enumeration
          catalogue.json | /objectives/1/evidence | "point" | /objectives/1 | evidenceReason
          catalogue.json | /objectives/1/evidenceReason | "why not" | /objectives/1 | evidence
          catalogue.json | /objectives/0/evidence | "bayes" | /objectives/0/evidence | constant
          catalogue.json | /objectives/4/measurement/statistic | "mean" | /objectives/4/measurement/statistic | does not match
          catalogue.json | /objectives/4/measurement/statistic | "p0" | /objectives/4/measurement/statistic | does not match
          catalogue.json | /objectives/4/measurement/window | "middle" | /objectives/4/measurement/window | enumeration
          catalogue.json | /objectives/4/measurement/requests | {} | /objectives/4/measurement/requests | array expected
          catalogue.json | /objectives/4/measurement/requests | ["!GET /x"] | /objectives/4/measurement/requests | contain
          catalogue.json | /objectives/4/measurement/requests/0 | "~game+" | /objectives/4/measurement/requests/0 | does not match
          catalogue.json | /objectives/3/measurement/minimumExposure | 0 | /objectives/3/measurement/minimumExposure | minimum
          catalogue.json | /objectives | [] | /objectives | at least 1
          catalogue.json | /objectives/2/unlessMissed | "error" | /objectives/2/unlessMissed | no objective "error"
          catalogue.json | /objectives/1/measurement/outcomes/0 | "errors" | /objectives/1/measurement/outcomes/0 | no outcome "errors"; there are [5xx, all, not-ok, true-error, valid, ok, auth-expired,
          catalogue.json | /objectives/2/measurement/outcomes/0 | "not-ok" | /objectives/2/measurement/outcomes | a group of outcomes stands alone
          catalogue.json | /objectives/1/measurement/of | - | /objectives/1/measurement | "share" needs "of"
          catalogue.json | /objectives/1/measurement/of | "ok" | /objectives/1/measurement/of | enumeration
          catalogue.json | /objectives/4/measurement/of | "valid" | /objectives/4/measurement/of | "p95" takes no "of"
          catalogue.json | /objectives/0/measurement/requests | ["*"] | /objectives/0/measurement/requests | "availability" takes no "requests"
          catalogue.json | /objectives/3/measurement/requests | - | /objectives/3/measurement | "count" needs "requests"
          catalogue.json | /objectives/4/measurement/outcomes | ["ok","timeout"] | /objectives/4/measurement/outcomes | failures have no latency
          catalogue.json | /objectives/4/comparison | ">=" | /objectives/4/comparison | does not go with the statistic; allowed: [<, <=, >]
          catalogue.json | /objectives/0/comparison | "<=" | /objectives/0/comparison | allowed: [>=]
          catalogue.json | /objectives/1/comparison | "=" | /objectives/1/comparison | allowed: [<, <=, >=]
          catalogue.json | /objectives/3/comparison | "<" | /objectives/3/comparison | allowed: [<=, =]
          catalogue.json | /objectives/4/unit | "%" | /objectives/4/unit | "%" does not go with the statistic, which is in ms
          catalogue.json | /objectives/5/unit | "players" | /objectives/5/unit | does not go with the statistic, which is in games
          catalogue.json | /objectives/1/unit | "ms" | /objectives/1/unit | which is in %
          catalogue.json | /objectives/3/unit | "%" | /objectives/3/unit | which is in count
          catalogue.json | /objectives/3/priority | "noise" | /objectives/3/priority | only a share can be a noise budget
          catalogue.json | /objectives/8/flatteredBy | "fallback" | /objectives/8/flatteredBy | no objective "fallback"
          catalogue.json | /objectives/12/onlyIf | "moonlight" | /objectives/12/onlyIf | enumeration
          catalogue.json | /objectives/12/onlyIf | "held-longer" | /objectives/12/onlyIf | only a time has a limit that a plan can hold to
          catalogue.json | /objectives/6/measurement/slowerThanMillis | - | /objectives/6/measurement | "slow-share" needs "slowerThanMillis"
          catalogue.json | /objectives/6/measurement/slowerThanMillis | 0 | /objectives/6/measurement/slowerThanMillis | minimum
          catalogue.json | /objectives/6/measurement/of | "valid" | /objectives/6/measurement/of | "slow-share" takes no "of"
          catalogue.json | /objectives/6/measurement/outcomes | ["stalled","ok"] | /objectives/6/measurement/outcomes | the ok ones count by their time
          catalogue.json | /objectives/6/measurement/outcomes | ["true-error"] | /objectives/6/measurement/outcomes | the ok ones count by their time
          catalogue.json | /objectives/6/measurement/derived | ["ai turn"] | /objectives/6/measurement/derived | "slow-share" takes no "derived"
          catalogue.json | /objectives/6/measurement/requests/0 | "turn total" | /objectives/6/measurement/requests/0 | "turn total" is no request: it belongs into "derived"
          catalogue.json | /objectives/6/comparison | ">=" | /objectives/6/comparison | allowed: [<, <=]
          catalogue.json | /objectives/6/priority | "noise" | /objectives/6/priority | only a share can be a noise budget
          catalogue.json | /objectives/7/measurement/counter | "tea" | /objectives/7/measurement/counter | no counter "tea"; there are [ai-requests, ai-fallbacks]
          catalogue.json | /objectives/7/measurement/ofCounter | "coffee" | /objectives/7/measurement/ofCounter | no counter "coffee"
          catalogue.json | /objectives/7/measurement/ofCounter | - | /objectives/7/measurement | "counter-share" needs "ofCounter"
          catalogue.json | /objectives/7/measurement/requests | ["*"] | /objectives/7/measurement/requests | "counter-share" takes no "requests"
          catalogue.json | /objectives/7/comparison | "=" | /objectives/7/comparison | allowed: [<, <=, >=]
          catalogue.json | /objectives/8/measurement/derived/0 | "move" | /objectives/8/measurement/derived/0 | no derived record "move"; there are [ai turn, turn total,
          catalogue.json | /objectives/8/measurement/derived | [] | /objectives/8/measurement/derived | at least 1
          catalogue.json | /objectives/8/measurement/derived | - | /objectives/8/measurement | "p95" needs "requests"
          catalogue.json | /objectives/8/measurement/outcomes | ["timeout"] | /objectives/8/measurement/outcomes | of derived records it may be one of [all]
          catalogue.json | /objectives/4/measurement/outcomes | ["all"] | /objectives/4/measurement/outcomes | failures have no latency
          catalogue.json | /objectives/3/measurement/unplannedCloses | false | /objectives/3/measurement/unplannedCloses | constant
          catalogue.json | /objectives/6/measurement/unplannedCloses | true | /objectives/6/measurement/unplannedCloses | "slow-share" takes no "unplannedCloses"
          catalogue.json | /objectives/8/measurement/requests | ["*"] | /objectives/8/measurement/requests | "p95" takes no "requests"
          catalogue.json | /objectives/9/measurement/reasons | - | /objectives/9/measurement | "game-ends" needs "reasons"
          catalogue.json | /objectives/9/measurement/reasons | ["wedged","wedged"] | /objectives/9/measurement/reasons | unique
          catalogue.json | /objectives/9/measurement/window | "steady" | /objectives/9/measurement/window | ends of games are judged over the whole run
          catalogue.json | /objectives/9/unit | "games" | /objectives/9/unit | which is in %
          catalogue.json | /objectives/10/comparison | ">=" | /objectives/10/comparison | allowed: [<, <=, >]
          catalogue.json | /objectives/11/unit | "games" | /objectives/11/unit | which is in sockets
          catalogue.json | /objectives/4/measurement/statistic | "drift-speed" | /objectives/4/measurement/statistic | does not match
          catalogue.json | /objectives/4/measurement/statistic | "drift-latency" | /objectives/4/measurement/outcomes | "drift-latency" takes no "outcomes"
          catalogue.json | /objectives/0/measurement/statistic | "drift-latency" | /objectives/0/measurement | "drift-latency" needs "requests"
          injector.json | /limits/gc_pause | - | /limits | required property 'gc_pause'
          injector.json | /limits/gc_pause/limit | 0 | /limits/gc_pause/limit | minimum
          injector.json | /limits/timer_lag/limit | 1.5 | /limits/timer_lag/limit | integer expected
          injector.json | /limits/cpu_3s/limit | 101 | /limits/cpu_3s/limit | maximum
          injector.json | /limits/cpu_3s/unit | "ms" | /limits/cpu_3s/unit | constant
          injector.json | /limits/cpu_3s/reason | " " | /limits/cpu_3s/reason | does not match
          injector.json | /limits/luck | 7 | /limits/luck | is not defined in the schema
          injector.json | /coveragePercent | 0 | /coveragePercent | exclusive minimum
          injector.json | /startLateMillis | - | `` | required property 'startLateMillis'
          abort.json | /rules/api_p95 | - | /rules | required property 'api_p95'
          abort.json | /rules/true_errors/above | 100 | /rules/true_errors/above | exclusive maximum
          abort.json | /rules/true_errors/unit | "ms" | /rules/true_errors/unit | constant
          abort.json | /rules/luck | 7 | /rules/luck | is not defined in the schema
          abort.json | /workloads/0 | "Stress" | /workloads/0 | does not match
          abort.json | /slices | 1 | /slices | minimum
          abort.json | /minimumSamples | - | `` | required property 'minimumSamples'
          staging.json | /limits/sockets/limit | "many" | /limits/sockets/limit | does not match
          staging.json | /limits/games/limit | "planned" | /limits/games/limit | only concurrent sockets are planned by number
          staging.json | /limits/slow/limit | "planned" | /limits/slow/limit | only concurrent sockets are planned by number
          staging.json | /limits/stalls/limit | 0 | /limits/stalls/limit | no number of samples can prove a share of 0 %
          staging.json | /limits/wedged/limit | 100 | /limits/wedged/limit | no number of samples can prove a share of 100 %
          staging.json | /environment | "production" | /environment | the file's name says staging
          staging.json | /environment | "nightly" | /environment | enumeration
          staging.json | /limits/wrongs | {"limit":1,"source":"x"} | /limits/wrongs | no such objective in the catalogue
          staging.json | /limits/errors | - | /limits | no limit for errors
          staging.json | /limits/errors/limit | - | /limits/errors | required property 'limit'
          staging.json | /limits/errors/source | - | /limits/errors | required property 'source'
          staging.json | /limits/errors/source | "" | /limits/errors/source | does not match
          staging.json | /limits/errors/unit | "%" | /limits/errors/unit | is not defined in the schema
          staging.json | /limits/errors/limit | "0.5" | /limits/errors/limit | does not match the regex pattern ^planned$
          staging.json | /limits/errors/limit | -1 | /limits/errors/limit | minimum
          staging.json | /limits/slow/limit | 1e12 | /limits/slow/limit | maximum
          staging.json | /limits/errors/limit | 101 | /limits/errors/limit | a percentage is at most 100
          staging.json | /limits/errors/limit | 0 | /limits/errors/limit | no number of samples can prove a share of 0 %
          staging.json | /limits/errors/limit | 100 | /limits/errors/limit | no number of samples can prove a share of 100 %
          staging.json | /limits/slow/limit | 799.5 | /limits/slow/limit | a limit in ms is a whole number
          staging.json | /limits/slow/limit | 0 | /limits/slow/limit | a latency limit is at least 1 ms
          staging.json | /limits/games/limit | 20.5 | /limits/games/limit | a limit in games is a whole number
          scenarios/named.json | /name | "other" | /name | the file's name says named
          scenarios/named.json | /colour | "red" | /colour | is not defined in the schema
          scenarios/named.json | /required/up/limits | 1 | /required/up/limits | is not defined in the schema
          scenarios/named.json | /margins/ratePercent | 1 | /margins/ratePercent | is not defined in the schema
          scenarios/named.json | /margins/latencyPercent | - | /margins | required property 'latencyPercent'
          scenarios/named.json | /margins/latencyPercent | -1 | /margins/latencyPercent | minimum
          scenarios/named.json | /usersPercent | 0 | /usersPercent | exclusive minimum
          scenarios/named.json | /usersPercent | 101 | /usersPercent | maximum
          scenarios/named.json | /sloEnvironment | "local" | /sloEnvironment | enumeration
          scenarios/named.json | /window | - | `` | required property 'window'
          scenarios/named.json | /required | {} | /required | at least 1
          scenarios/named.json | /required/slow/reason | - | /required/slow | reason
          scenarios/named.json | /required/games/reason | - | /required/games | reason
          scenarios/named.json | /required/up/priority | "high" | /required/up | reason
          scenarios/named.json | /required/errors/evidence | "point" | /required/errors | evidenceReason
          scenarios/named.json | /required/errors | {"priority":"noise","reason":"x"} | /required/errors/priority | enumeration
          scenarios/play.json | /required/slow/onlyIf | "rain" | /required/slow/onlyIf | enumeration
          scenarios/play.json | /required/slow/reason | - | /required/slow | reason
          scenarios/play.json | /required/slow/onlyIf | "held-longer" | /required/slow/onlyIf | enumeration
          scenarios/named.json | /required/speed | {} | /required/speed | no such objective in the catalogue
          scenarios/named.json | /notApplicable/speed | "none" | /notApplicable/speed | no such objective in the catalogue
          scenarios/named.json | /notApplicable/broken | "" | /notApplicable/broken | does not match
          scenarios/named.json | /notApplicable/errors | "both" | /notApplicable/errors | is required as well
          scenarios/named.json | /required/errors | {"limit":1,"reason":"x"} | /required/errors/limit | a policy sets capacity targets only
          scenarios/named.json | /required/games/limit | 20.5 | /required/games/limit | a whole number
          scenarios/named.json | /required/games/sloEnvironment | "production" | /required/games/sloEnvironment | contradicts "limit"
          scenarios/named.json | /required/noise | {"priority":"high","reason":"x"} | /required/noise/priority | a noise budget stays a noise budget
          scenarios/named.json | /required/up | {"evidence":"point","evidenceReason":"x"} | /required/up/evidence | judges it by its point value already
          scenarios/named.json | /required/slow/coverage | {"sharePercent":0,"ceilingFactor":2} | /required/slow/coverage/sharePercent | exclusive minimum
          scenarios/named.json | /required/slow/coverage | {"sharePercent":101,"ceilingFactor":2} | /required/slow/coverage/sharePercent | maximum
          scenarios/named.json | /required/slow/coverage | {"sharePercent":90,"ceilingFactor":0.9} | /required/slow/coverage/ceilingFactor | minimum
          scenarios/named.json | /required/slow/coverage | {"sharePercent":90} | /required/slow/coverage | required property 'ceilingFactor'
          scenarios/named.json | /required/slow/coverage | {"sharePercent":90,"ceilingFactor":2,"colour":1} | /required/slow/coverage/colour | is not defined in the schema
          scenarios/named.json | /required/errors/coverage | {"sharePercent":90,"ceilingFactor":2} | /required/errors | reason
          scenarios/named.json | /required/errors | {"coverage":{"sharePercent":90,"ceilingFactor":2},"reason":"x"} | /required/errors/coverage | only a percentile that must be small, in the steady window
          scenarios/named.json | /required/up | {"coverage":{"sharePercent":90,"ceilingFactor":2},"reason":"x"} | /required/up/coverage | only a percentile
          scenarios/named.json | /required/slow/coverage | {"sharePercent":90,"ceilingFactor":2} | /required/slow/coverage | only a percentile that must be small, in the steady window
          scenarios/named.json | /required/hold | {"coverage":{"sharePercent":90,"ceilingFactor":2},"reason":"x"} | /required/hold/coverage | only a percentile
          scenarios/whole.json | /required/turns | {"coverage":{"sharePercent":90,"ceilingFactor":2},"reason":"x"} | /required/turns/coverage | the whole run has ramps; only a window has slices
          scenarios/named.json | /window | "whole" | /window | the whole run can't show capacity
          scenarios/named.json | /required/games | - | /namedRun | a named run has capacity targets
          """)
  void oneMistakeIsOneProblemAtItsPlace(
      String file, String place, String value, String pointer, String text) throws IOException {
    edit(file, place, value);
    assertThat(problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(file);
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.text()).contains(text);
            });
  }

  /** Keys that each file may do without; all others, removed alone, are missed. */
  @ParameterizedTest
  @CsvSource({
    "catalogue.json, '[flatteredBy, minimumExposure, onlyIf, unlessMissed]'",
    "staging.json, '[]'",
    "scenarios/named.json,"
        + " '[broken, errors, limit, namedRun, noise, notApplicable, sloEnvironment, slow, up]'",
    "scenarios/whole.json, '[caveats, priority, sloEnvironmentPinned]'",
  })
  void noOtherKeyMayBeMissing(String file, String optional) throws IOException {
    JsonNode good = MAPPER.readTree(folder.resolve(file).toFile());
    Set<String> missable = new TreeSet<>();
    for (JsonPointer place : places(good, JsonPointer.empty())) {
      if (good.at(place.head()).isObject() && problemsAfter(file, place, "-").isEmpty()) {
        missable.add(place.last().getMatchingProperty());
      }
    }
    assertThat(missable).hasToString(optional);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"catalogue.json", "staging.json", "scenarios/named.json", "scenarios/whole.json"})
  void nothingOfAnotherTypeIsTaken(String file) throws IOException {
    JsonNode good = MAPPER.readTree(folder.resolve(file).toFile());
    for (JsonPointer place : places(good, JsonPointer.empty())) {
      String other = good.at(place).isTextual() ? "true" : "\"7\"";
      assertThat(problemsAfter(file, place, other)).as("%s %s", file, place).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 11})
  void censusWithoutAWrittenReasonIsRefused(int objective) throws IOException {
    edit("catalogue.json", "/objectives/" + objective + "/evidence", "-");
    edit("catalogue.json", "/objectives/" + objective + "/evidenceReason", "-");
    assertThat(problems())
        .extracting(SloProblem::toString)
        .containsExactly(
            "catalogue.json /objectives/"
                + objective
                + ": is judged by its point value: \"evidence\" must be \"point\", with the reason"
                + " in \"evidenceReason\"");
  }

  @Test
  void noiseBudgetIsJudgedByItsPointValue() throws IOException {
    edit("catalogue.json", "/objectives/2/evidence", "-");
    edit("catalogue.json", "/objectives/2/evidenceReason", "-");
    assertThat(problems()).extracting(SloProblem::pointer).containsExactly("/objectives/2");
  }

  @Test
  void idThatIsThereTwiceIsRefused() throws IOException {
    edit("catalogue.json", "/objectives/1/id", "\"up\"");
    assertThat(problems())
        .extracting(SloProblem::toString)
        .contains("catalogue.json /objectives/1/id: \"up\" is there twice");
  }

  @Test
  void allProblemsOfAllFilesAreToldAtOnce() throws IOException {
    edit("catalogue.json", "/objectives/4/comparison", "\">=\"");
    edit("staging.json", "/limits/errors", "-");
    edit("staging.json", "/limits/games", "-");
    edit("production.json", "/limits/up/limit", "\"high\"");
    edit("scenarios/named.json", "/required/speed", "{}");
    edit("scenarios/named.json", "/notApplicable/errors", "\"both\"");
    Files.writeString(folder.resolve("scenarios/whole.json"), "{ \"name\": ");
    assertThat(problems())
        .extracting(problem -> problem.file() + " " + problem.pointer())
        .containsExactlyInAnyOrder(
            "catalogue.json /objectives/4/comparison",
            "staging.json /limits",
            "production.json /limits/up/limit",
            "scenarios/named.json /required/speed",
            "scenarios/named.json /notApplicable/errors",
            "scenarios/whole.json ");
    assertThatExceptionOfType(SloException.class)
        .isThrownBy(() -> SloFiles.load(folder))
        .withMessageContaining("staging.json /limits: no limit for errors, games")
        .withMessageContaining("scenarios/whole.json: is no JSON, line 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalogue.json",
        "staging.json",
        "production.json",
        "schema/catalogue.schema.json",
        "schema/limits.schema.json",
        "schema/policy.schema.json"
      })
  void missingFileIsNamed(String file) throws IOException {
    Files.delete(folder.resolve(file));
    assertThat(problems()).contains(new SloProblem(file, "", "is missing"));
  }

  @Test
  void folderWithoutPoliciesIsRefused() throws IOException {
    Files.delete(folder.resolve("scenarios/named.json"));
    Files.delete(folder.resolve("scenarios/whole.json"));
    Files.delete(folder.resolve("scenarios/play.json"));
    assertThat(problems()).containsExactly(new SloProblem("scenarios", "", "holds no policy"));
    Files.delete(folder.resolve("scenarios"));
    assertThat(problems()).containsExactly(new SloProblem("scenarios", "", "is missing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `` | is no JSON object
          [] | is no JSON object
          {} {} | is no JSON, line 1
          {"environment":"staging","environment":"staging"} | Duplicate field 'environment'
          {"environment":"staging", // no | is no JSON, line 1
          """)
  void whatIsNoJsonObjectIsRefused(String content, String text) throws IOException {
    Files.writeString(folder.resolve("staging.json"), content);
    assertThat(problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("staging.json");
              assertThat(problem.pointer()).isEmpty();
              assertThat(problem.text()).contains(text);
            });
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(folder.resolve("staging.json"), new byte[] {'{', (byte) 0xff, '}'});
    assertThat(problems())
        .containsExactly(
            new SloProblem("staging.json", "", "can't be read: MalformedInputException"));
  }

  @Test
  void schemaThatPointsElsewhereIsNotFetched() throws IOException {
    Files.writeString(
        folder.resolve("schema/limits.schema.json"),
        "{ \"$ref\": \"http://127.0.0.1:1/limits.schema.json\" }");
    assertThat(problems())
        .extracting(SloProblem::file)
        .contains("schema/limits.schema.json")
        .doesNotContain("staging.json");
  }

  @Test
  void unknownPolicyAndEnvironmentNameTheKnownOnes() {
    SloFiles slo = SloFiles.load(folder);
    assertThatExceptionOfType(SloException.class)
        .isThrownBy(() -> slo.policy("nightly"))
        .withMessageContaining("no policy \"nightly\"; there are [named, play, whole]");
    assertThatExceptionOfType(SloException.class)
        .isThrownBy(() -> slo.limits("local"))
        .withMessageContaining("no SLO environment \"local\"; there are [production, staging]");
  }

  /** Whatever stands in a file, loading ends with problems or with files, never with a crash. */
  @Test
  void anyDamageEndsInProblems() throws IOException {
    Random random = new Random(11);
    List<String> names = List.of("catalogue.json", "staging.json", "scenarios/named.json");
    for (int round = 0; round < 300; round++) {
      String name = names.get(round % names.size());
      byte[] bytes = Files.readAllBytes(GoodFiles.FOLDER.resolve(name));
      for (int i = 0; i <= random.nextInt(3); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
      }
      Files.write(folder.resolve(name), bytes);
      try {
        assertThat(SloFiles.load(folder).catalogue().ids()).isNotEmpty();
      } catch (SloException e) {
        assertThat(e.problems()).isNotEmpty();
      }
      Files.write(folder.resolve(name), Files.readAllBytes(GoodFiles.FOLDER.resolve(name)));
    }
  }

  private List<SloProblem> problems() {
    try {
      SloFiles.load(folder);
      return List.of();
    } catch (SloException e) {
      return e.problems();
    }
  }

  private List<SloProblem> problemsAfter(String file, JsonPointer place, String value)
      throws IOException {
    byte[] good = Files.readAllBytes(folder.resolve(file));
    edit(file, place.toString(), value);
    List<SloProblem> problems = problems();
    Files.write(folder.resolve(file), good);
    return problems;
  }

  /** All places below one. */
  private static List<JsonPointer> places(JsonNode root, JsonPointer from) {
    List<JsonPointer> found = new ArrayList<>();
    JsonNode node = root.at(from);
    node.fieldNames().forEachRemaining(key -> found.add(from.appendProperty(key)));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      found.add(from.appendIndex(i));
    }
    List.copyOf(found).forEach(child -> found.addAll(places(root, child)));
    return found;
  }

  private void edit(String file, String place, String value) throws IOException {
    Path path = folder.resolve(file);
    JsonNode root = MAPPER.readTree(path.toFile());
    JsonPointer pointer = JsonPointer.compile(place);
    JsonNode parent = root.at(pointer.head());
    String key = pointer.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      array.set(pointer.last().getMatchingIndex(), MAPPER.readTree(value));
    } else if (value.equals("-")) {
      ((ObjectNode) parent).remove(key);
    } else {
      ((ObjectNode) parent).set(key, MAPPER.readTree(value));
    }
    MAPPER.writeValue(path.toFile(), root);
  }

  private static Measurement measurement(SloFiles slo, String id) {
    return slo.catalogue().find(id).orElseThrow().measurement();
  }
}
