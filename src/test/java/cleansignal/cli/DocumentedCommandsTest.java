package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.config.ConfigException;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.plan.Catalogue;
import cleansignal.plan.UnknownNameException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the pages tell to type is understood: goals, profiles, settings and options. */
class DocumentedCommandsTest {

  private static final Path POM = Path.of("pom.xml");
  private static final Pattern COMMAND = Pattern.compile("mvn (?:[^`\n\\\\]|\\\\\n)+");
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");
  private static final Pattern SETTING = Pattern.compile("-D([^=]+)=(.+)");

  /** Maven's, JUnit's and Gatling's own; all others are the suite's. */
  private static final Predicate<String> OF_OTHERS =
      Pattern.compile("exec\\..+|it\\.test|test|surefire\\..+|gatling\\..+").asMatchPredicate();

  /** What a target that is not embedded needs besides. */
  private static final Map<String, String> OPERATOR =
      Map.of("BASE_URL", "http://localhost:3000", "LOADTEST_USER_POOL_PASSWORD", "none");

  /** By the ids of their executions in the pom. */
  private static final Map<String, CommandLine> COMMANDS =
      Map.of(
          "config", new CommandLine(new ConfigCommand(SuiteConfigLoader::load, POM)),
          "list", new CommandLine(new ListCommand(POM)),
          "serve", new CommandLine(new ServeCommand(SuiteConfigLoader::loadForServe, System.in)),
          "seed", new CommandLine(new SeedCommand(SuiteConfigLoader::load)),
          "judge", JudgeCommand.commandLine(),
          "compare", CompareCommand.commandLine(),
          "trend", TrendCommand.commandLine(),
          "gonogo", GoNoGoCommand.commandLine(Clock.systemUTC()),
          "preflight", PreflightCommand.commandLine(() -> SuiteConfigLoader.load().config()));

  /** One command of a page, in one line. */
  record Documented(Path page, String command) {

    private List<String> words() {
      return WORD.matcher(command)
          .results()
          .map(MatchResult::group)
          .map(word -> word.replace("\"", ""))
          .skip(1)
          .toList();
    }

    private Map<String, String> settings() {
      Map<String, String> settings = new HashMap<>();
      words().stream()
          .map(SETTING::matcher)
          .filter(matcher -> matcher.matches())
          .forEach(matcher -> settings.put(matcher.group(1), matcher.group(2)));
      return settings;
    }
  }

  static List<Documented> commands() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(Stream.of(Path.of("README.md")), docs.sorted())
          .filter(page -> page.toString().endsWith(".md"))
          .flatMap(DocumentedCommandsTest::of)
          .toList();
    }
  }

  @Test
  void thePagesHaveCommands() throws IOException {
    assertThat(commands())
        .contains(
            new Documented(Path.of("README.md"), "mvn gatling:test -Dscenario=baseline"),
            new Documented(
                Path.of("docs/compare.md"),
                "mvn -q test-compile exec:java@compare"
                    + " -Dexec.args=\"results/old results/new --despite target\""));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandOfThePagesIsUnderstood(Documented documented) throws IOException {
    assertThat(misunderstood(documented)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mvn gatling:tset",
        "mvn -q test-compile exec:java@jugde",
        "mvn verify -Plong,shrot",
        "mvn gatling:test -Dscenario=basline",
        "mvn gatling:test -Dscenario=baseline -Dworkload=laod",
        "mvn test-compile exec:java@judge -Dexec.args=\"results/latest --sol slo\""
      })
  void aMistakeIsFound(String command) throws IOException {
    assertThat(misunderstood(new Documented(POM, command))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mvn gatling:test -Dscenaro=baseline",
        "mvn gatling:test -Dscenario=baseline -Dpace=0",
        "mvn gatling:test -Dscenario=baseline -Dcs.probe.timout=1s"
      })
  void aSettingThatDoesNotExistIsRefused(String command) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> misunderstood(new Documented(POM, command)));
  }

  private static Stream<Documented> of(Path page) {
    try {
      return COMMAND
          .matcher(Files.readString(page))
          .results()
          .map(found -> found.group().replaceAll("\\\\\n\\s*", "").strip())
          .map(command -> new Documented(page, command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of a command that mean nothing. */
  private static List<String> misunderstood(Documented documented) throws IOException {
    Map<String, String> ours = new HashMap<>(documented.settings());
    ours.keySet().removeIf(OF_OTHERS);
    SuiteConfigLoader.load(ours.containsKey("target") ? OPERATOR : Map.of(), ours);
    String pom = Files.readString(POM);
    Stream<String> words =
        documented.words().stream()
            .filter(word -> !word.matches("-D.*|-q"))
            .flatMap(DocumentedCommandsTest::parts)
            .filter(Predicate.not(word -> isKnown(word, pom)));
    return Stream.of(words, unknownRun(ours).stream(), unknownOptions(documented).stream())
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<String> parts(String word) {
    return word.startsWith("-P")
        ? Stream.of(word.substring(2).split(",")).map(profile -> "-P" + profile)
        : Stream.of(word);
  }

  private static boolean isKnown(String word, String pom) {
    if (word.startsWith("-P")) {
      return pom.contains("<profile>\n      <id>" + word.substring(2) + "</id>");
    }
    if (word.matches("exec:\\w+@.+")) {
      return pom.contains("<id>" + word.replaceFirst(".*@", "") + "</id>");
    }
    return List.of("verify", "test-compile", "gatling:test", "exec:exec").contains(word);
  }

  private static Optional<String> unknownRun(Map<String, String> settings) {
    Optional<String> workload = Optional.ofNullable(settings.get("workload"));
    try {
      Optional.ofNullable(settings.get("scenario"))
          .ifPresent(name -> Catalogue.load().find(name, workload));
      return Optional.empty();
    } catch (UnknownNameException unknown) {
      return Optional.of(unknown.getMessage());
    }
  }

  private static Optional<String> unknownOptions(Documented documented) {
    String options = documented.settings().getOrDefault("exec.args", "--");
    Optional<CommandLine> line =
        documented.words().stream()
            .filter(word -> word.startsWith("exec:java@"))
            .flatMap(word -> Stream.ofNullable(COMMANDS.get(word.replaceFirst(".*@", ""))))
            .findFirst();
    try {
      line.ifPresent(command -> command.parseArgs(options.split(" ")));
      return Optional.empty();
    } catch (CommandLine.ParameterException wrong) {
      return Optional.of(wrong.getMessage());
    }
  }
}
