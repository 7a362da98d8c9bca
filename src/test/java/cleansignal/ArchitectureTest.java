package cleansignal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The house keeps its rules. Tests live beside the code, so they are told apart by their names; and
 * every rule is shown to fail on a class that breaks it, because a rule that matches nothing is
 * green for ever.
 */
class ArchitectureTest {

  private static final Pattern TEST_BY_NAME = Pattern.compile(".*(Test|IT)(\\$[^/]*)?\\.class");

  private static final JavaClasses HOUSE =
      imported(
          importer ->
              importer
                  .withImportOption(ArchitectureTest::isNoTest)
                  .withImportOption(new ImportOption.DoNotIncludeJars())
                  .importPackages("cleansignal"));

  /** What a rule forbids, each class in as few words as possible. */
  private static final List<Breach> BREACHES =
      List.of(
          breach(
              HouseRule.IMPORTS_GO_DOWN,
              "package cleansignal.outcome; class Neighbour { cleansignal.config.Secret secret; }"),
          breach(
              HouseRule.IMPORTS_GO_DOWN,
              "package cleansignal.measure; class Climber { cleansignal.slo.Verdict[] verdicts; }"),
          breach(HouseRule.IMPORTS_GO_DOWN, "package cleansignal.attic; class Homeless {}"),
          breach(
              HouseRule.NO_CYCLES,
              "package cleansignal.pool; public class Hen { cleansignal.token.Egg egg; }"),
          breach(
              HouseRule.NO_CYCLES,
              "package cleansignal.token; public class Egg { cleansignal.pool.Hen hen; }"),
          breach(
              HouseRule.THE_REFERENCE_SERVER_STANDS_ALONE,
              "package cleansignal.reference.auth; class Copy { cleansignal.token.Egg egg; }"),
          breach(
              HouseRule.NOBODY_LOOKS_INTO_THE_REFERENCE_SERVER,
              "package cleansignal.report;"
                  + " class Cheat { cleansignal.reference.ReferenceServer server; }"),
          breach(
              HouseRule.GATLING_STAYS_UPSTAIRS,
              "package cleansignal.report;"
                  + " class Tied { io.gatling.javaapi.core.Session session; }"),
          breach(
              HouseRule.GATLINGS_INSIDES_HAVE_ONE_DOOR,
              "package cleansignal.request;"
                  + " class Burglar { io.gatling.core.stats.StatsEngine engine; }"),
          breach(
              HouseRule.CONFIG_READS_THE_ENVIRONMENT,
              "package cleansignal.chain;"
                  + " class Property { String home = System.getProperty(\"user.home\"); }"),
          breach(
              HouseRule.CONFIG_READS_THE_ENVIRONMENT,
              "package cleansignal.config;"
                  + " class Peep { String home = System.getenv(\"HOME\"); }"),
          breach(
              HouseRule.CONFIG_READS_THE_ENVIRONMENT,
              "package cleansignal.chain; class Figure { int n = Integer.getInteger(\"n\"); }"),
          breach(
              HouseRule.OUTCOMES_KNOW_NOTHING,
              "package cleansignal.outcome; class Worldly { java.net.URI uri; }"),
          breach(
              HouseRule.THE_CORE_HAS_NO_CLOCK,
              "package cleansignal.slo; class Watch { long now = System.currentTimeMillis(); }"),
          breach(
              HouseRule.THE_CORE_HAS_NO_CLOCK,
              "package cleansignal.report; class Dial { Object now = java.time.Instant.now(); }"),
          breach(
              HouseRule.NUMBERS_KNOW_NO_FILES,
              "package cleansignal.measure; class Clerk { java.nio.file.Path path; }"),
          breach(
              HouseRule.IDENTITIES_AND_TOKENS_KNOW_NO_HTTP,
              "package cleansignal.token; class Caller { java.net.http.HttpClient client; }"),
          breach(
              HouseRule.NOTHING_STATIC_CHANGES,
              "package cleansignal.plan; class Shared { private static int count; }"),
          breach(
              HouseRule.FIELDS_THAT_CHANGE_ARE_PRIVATE,
              "package cleansignal.plan; class Open { public int count; }"),
          breach(
              HouseRule.CODE_KNOWS_NO_TESTS,
              "package cleansignal; class Pupil { ArchitectureTest test; }"));

  /** What looks like a breach and is none. */
  private static final List<String> ALLOWED =
      List.of(
          "package cleansignal.slo; class Right { cleansignal.measure.RunMeasures numbers; }",
          "package cleansignal.cli; class Right { cleansignal.reference.ReferenceServer server; }",
          "package cleansignal.reference.http; class Right { cleansignal.target.Route route; }",
          "package cleansignal.chain; class Right { io.gatling.javaapi.core.Session session; }",
          "package cleansignal.simulation; class Right { long now = System.nanoTime(); }",
          "package cleansignal.plan; class Right { public final int count = 1; }");

  private static JavaClasses samples;

  private record Breach(HouseRule rule, String source) {}

  private static Breach breach(HouseRule rule, String source) {
    return new Breach(rule, source);
  }

  /**
   * Without the libraries' own classes: the rules ask for their names only, which is far faster.
   */
  private static JavaClasses imported(Function<ClassFileImporter, JavaClasses> what) {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return what.apply(new ClassFileImporter());
        });
  }

  private static boolean isNoTest(Location location) {
    return !location.matches(TEST_BY_NAME);
  }

  @BeforeAll
  static void compileSamples(@TempDir Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String source :
        Stream.concat(BREACHES.stream().map(Breach::source), ALLOWED.stream()).toList()) {
      Path file = folder.resolve("src").resolve(className(source).replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      Path classes = folder.resolve("classes");
      List<String> options = List.of("-proc:none", "-d", classes.toString());
      var sources = manager.getJavaFileObjectsFromPaths(files);
      boolean compiles = compiler.getTask(complaints, manager, null, options, null, sources).call();
      assertThat(compiles).as(complaints.toString()).isTrue();
      samples = imported(importer -> importer.importPath(classes));
    }
  }

  private static String className(String source) {
    Matcher name = Pattern.compile("package ([\\w.]+);.*?class (\\w+)").matcher(source);
    assertThat(name.find()).isTrue();
    return name.group(1) + "." + name.group(2);
  }

  @Test
  void theHouseIsSeenAndItsTestsAreNot() {
    assertThat(HOUSE.stream().map(type -> type.getPackageName()).distinct())
        .contains("cleansignal.outcome", "cleansignal.simulation", "cleansignal.reference.http");
    assertThat(HOUSE.contain(HouseRule.class)).isTrue();
    assertThat(HOUSE.contain(ArchitectureTest.class)).isFalse();
    assertThat(HOUSE.contain(Breach.class)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(HouseRule.class)
  void theHouseKeeps(HouseRule rule) {
    rule.rule().check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("eachBreach")
  void aBreachIsFound(HouseRule rule, String source) {
    assertThat(breachesOf(rule)).anyMatch(detail -> detail.contains(className(source)));
  }

  static Stream<Arguments> eachBreach() {
    return BREACHES.stream().map(breach -> Arguments.of(breach.rule(), breach.source()));
  }

  @ParameterizedTest
  @EnumSource(HouseRule.class)
  void whatIsAllowedIsNoBreach(HouseRule rule) {
    assertThat(breachesOf(rule)).noneMatch(detail -> detail.contains(".Right"));
  }

  @Test
  void everyRuleHasABreachThatShowsIt() {
    assertThat(BREACHES.stream().map(Breach::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(HouseRule.values()));
  }

  private static List<String> breachesOf(HouseRule rule) {
    return rule.rule().evaluate(samples).getFailureReport().getDetails();
  }
}
