package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {
  private static final String KEY = "cs.games.max-moves";

  @TempDir Path folder;

  @Test
  void eachLayerWinsOverTheOnesBelow() throws IOException {
    Attempt attempt = Attempt.embedded();
    assertThat(attempt.setting(KEY)).isEqualTo(new Setting(KEY, "40", "clean-signal.conf"));

    attempt.variable("CS_FILE", file("cs.games.max-moves = 41"));
    assertThat(attempt.setting(KEY)).isEqualTo(new Setting(KEY, "41", "file own.conf"));

    attempt.variable("GAME_MAX_MOVES", "42");
    assertThat(attempt.setting(KEY))
        .isEqualTo(new Setting(KEY, "42", "environment GAME_MAX_MOVES"));

    attempt.property(KEY, "43");
    assertThat(attempt.setting(KEY)).isEqualTo(new Setting(KEY, "43", "-D" + KEY));
    assertThat(attempt.config().games().maxMoves()).isEqualTo(43);
  }

  @Test
  void theTargetsFileWinsOverTheDefaultsAndLosesToTheOperatorsFile() throws IOException {
    Attempt attempt = Attempt.embedded();
    assertThat(attempt.setting("cs.pace"))
        .isEqualTo(new Setting("cs.pace", "10", "targets/embedded.conf"));

    attempt.variable("CS_FILE", file("cs { pace = 7 }"));
    assertThat(attempt.setting("cs.pace")).isEqualTo(new Setting("cs.pace", "7", "file own.conf"));
  }

  @Test
  void theFileOfThePropertyWinsOverTheFileOfTheEnvironment() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "{\"cs\": {\"pace\": 3}}");

    Attempt attempt =
        Attempt.embedded()
            .variable("CS_FILE", file("cs.pace = 7"))
            .property("cs.file", other.toString());

    assertThat(attempt.setting("cs.pace"))
        .isEqualTo(new Setting("cs.pace", "3", "file other.json"));
    assertThat(attempt.setting("cs.file"))
        .isEqualTo(new Setting("cs.file", "other.json", "-Dcs.file"));
  }

  @Test
  void theFileCanNameTheTarget() throws IOException {
    String text = "cs.target { environment = local, base-url = \"https://own.test/\" }";

    SuiteConfig config =
        Attempt.embedded()
            .variable("CS_FILE", file(text + "\ncs.pool.password = Pw-of-the-file"))
            .config();

    assertThat(config.target().environment()).isEqualTo(TargetEnvironment.LOCAL);
    assertThat(config.target().baseUrl().map(Object::toString)).contains("https://own.test");
    assertThat(config.target().wsUrl().map(Object::toString)).contains("wss://own.test");
    assertThat(config.pool().password().reveal()).isEqualTo("Pw-of-the-file");
  }

  @Test
  void nullInAFileTakesAValueAway() throws IOException {
    Attempt attempt = Attempt.embedded().variable("CS_FILE", file("cs.auth.refresh-window = null"));

    assertThat(attempt.problems())
        .containsExactly(
            "cs.auth.refresh-window is not set (file own.conf): must be a duration with its unit"
                + " from 1 s to 1 h");
  }

  @Test
  void structuresInAFileReadAsOnACommandLine() throws IOException {
    SuiteConfig config =
        Attempt.embedded()
            .variable(
                "CS_FILE",
                file(
                    "cs { accept = [CONDITIONAL], embedded.faults = [{kind = status, rate = 0.02}] }"))
            .config();

    assertThat(config.run().accept()).containsExactlyInAnyOrder("PASS", "CONDITIONAL");
    assertThat(config.embedded().faults()).isEqualTo("[{\"kind\":\"status\",\"rate\":0.02}]");
  }

  @Test
  void emptyVariablesCountAsNotSet() {
    Attempt attempt = Attempt.embedded().variable("BASE_URL", "").variable("GAME_MAX_MOVES", " ");

    assertThat(attempt.config().target().environment()).isEqualTo(TargetEnvironment.EMBEDDED);
    assertThat(attempt.config().games().maxMoves()).isEqualTo(40);
  }

  @Test
  void everyVariableReachesItsKey() {
    Attempt attempt = Attempt.on("local");
    Map<String, String> variables =
        Map.ofEntries(
            Map.entry("THRESHOLD_ENV", "production"),
            Map.entry("WS_URL", "ws://sockets.test"),
            Map.entry("AI_SERVICE_URL", "http://ai.test:8001"),
            Map.entry("METRICS_URL", "http://host.test:9090/metrics"),
            Map.entry("METRICS_API_KEY", "m"),
            Map.entry("RATE_LIMIT_BYPASS_TOKEN", "0123456789abcdef"),
            Map.entry("LOADTEST_USER_POOL_SIZE", "60"),
            Map.entry("LOADTEST_USER_POOL_PREFIX", "crowd-"),
            Map.entry("LOADTEST_USER_POOL_DOMAIN", "crowd.test"),
            Map.entry("LOADTEST_AUTH_TOKEN_TTL_S", "300"),
            Map.entry("LOADTEST_AUTH_REFRESH_WINDOW_S", "40"),
            Map.entry("LOADTEST_AUTH_REFRESH_JITTER_S", "0"),
            Map.entry("LOADTEST_BOARD_TYPE", "hex8"),
            Map.entry("LOADTEST_MAX_PLAYERS", "4"),
            Map.entry("GAME_MAX_MOVES", "10"),
            Map.entry("GAME_MAX_LIFETIME_S", "120"),
            Map.entry("WS_MOVE_RTT_TIMEOUT_MS", "8000"),
            Map.entry("WS_RECONNECT_PROBABILITY", "0.1"),
            Map.entry("WS_RECONNECT_MAX_PER_GAME", "2"),
            Map.entry("WS_RECONNECT_DELAY_MS", "500"),
            Map.entry("WS_SPECTATOR_PROBABILITY", "0.2"),
            Map.entry("WS_SPECTATOR_MAX_PER_GAME", "3"),
            Map.entry("WS_SPECTATOR_SESSION_MS", "9000"),
            Map.entry("WS_SPECTATOR_JOIN_DELAY_MS", "700"),
            Map.entry("WS_DECISION_TIMEOUT_PROBABILITY", "0.3"),
            Map.entry("WS_DECISION_TIMEOUT_MAX_PER_GAME", "4"),
            Map.entry("WS_DECISION_TIMEOUT_MAX_WAIT_MS", "40000"),
            Map.entry("DIAGNOSTIC_PING_INTERVAL_MS", "4000"),
            Map.entry("TARGET_SESSION_DURATION_MS", "90000"),
            Map.entry("LOADTEST_AI_MODE", "local_heuristic"),
            Map.entry("LOADTEST_AI_TYPE", "mcts"),
            Map.entry("LOADTEST_AI_DIFFICULTY", "10"),
            Map.entry("LOADTEST_AI_COUNT", "3"));
    variables.forEach(attempt::variable);

    SuiteConfig config = attempt.config();

    assertThat(config.run().slo()).contains(SloEnvironment.PRODUCTION);
    assertThat(config.target().wsUrl().map(Object::toString)).contains("ws://sockets.test");
    assertThat(config.target().aiServiceUrl().map(Object::toString))
        .contains("http://ai.test:8001");
    assertThat(config.target().metricsUrl().map(Object::toString))
        .contains("http://host.test:9090/metrics");
    assertThat(config.target().metricsKey().map(Secret::reveal)).contains("m");
    assertThat(config.target().bypassToken().map(Secret::reveal)).contains("0123456789abcdef");
    assertThat(config.pool())
        .extracting(PoolSettings::size, PoolSettings::prefix, PoolSettings::domain)
        .containsExactly(OptionalInt.of(60), "crowd-", "crowd.test");
    assertThat(config.auth())
        .isEqualTo(
            new AuthSettings(
                Duration.ofSeconds(300), Duration.ofSeconds(40), Duration.ZERO, true, 2));
    assertThat(config.games())
        .isEqualTo(
            new GameSettings(
                "hex8",
                OptionalInt.of(4),
                10,
                Duration.ofMinutes(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5)));
    assertThat(config.play().moveTimeout()).isEqualTo(Duration.ofSeconds(8));
    assertThat(config.play().reconnects())
        .isEqualTo(new ReconnectSettings(0.1, 2, Duration.ofMillis(500)));
    assertThat(config.play().spectators())
        .isEqualTo(new SpectatorSettings(0.2, 3, Duration.ofSeconds(9), Duration.ofMillis(700)));
    assertThat(config.play().decisionTimeouts())
        .isEqualTo(new DecisionTimeoutSettings(0.3, 4, Duration.ofSeconds(40)));
    assertThat(config.sockets().pingInterval()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.sockets().hold()).isEqualTo(Duration.ofSeconds(90));
    assertThat(config.ai())
        .isEqualTo(new AiSettings("local_heuristic", "mcts", 10, OptionalInt.of(3)));
  }

  @Test
  void everyAliasReachesItsKey() {
    SuiteConfig config =
        Attempt.on("production")
            .property("scenario", "ws-gameplay")
            .property("workload", "smoke")
            .property("slo", "staging")
            .property("pace", "2.5")
            .property("accept", "conditional,INCONCLUSIVE")
            .property("consent", "HOST.test")
            .property("preflight", "skip")
            .property("auth.races", "true")
            .config();

    assertThat(config.run())
        .extracting(
            run -> run.scenario().orElseThrow(),
            run -> run.workload().orElseThrow(),
            run -> run.slo().orElseThrow(),
            RunSettings::pace,
            RunSettings::accept,
            RunSettings::preflight)
        .containsExactly(
            "ws-gameplay",
            "smoke",
            SloEnvironment.STAGING,
            2.5,
            Set.of("PASS", "CONDITIONAL", "INCONCLUSIVE"),
            false);
    assertThat(config.lifecycle().races()).isTrue();
    assertThat(Attempt.embedded().property("pace", "2").setting("cs.pace"))
        .isEqualTo(new Setting("cs.pace", "2", "-Dpace"));
  }

  @Test
  void durationsAreWrittenAsInHoconAndMinIsAMinute() {
    Attempt attempt =
        Attempt.embedded()
            .property("cs.games.poll.min", "250ms")
            .property("cs.games.poll.max", "1.5 s")
            .property("cs.games.max-lifetime", "2 min");

    assertThat(attempt.load().settings())
        .filteredOn(setting -> setting.source().startsWith("-Dcs.games"))
        .extracting(Setting::key, Setting::value)
        .containsExactly(
            tuple("cs.games.max-lifetime", "120 s"),
            tuple("cs.games.poll.min", "250 ms"),
            tuple("cs.games.poll.max", "1500 ms"));
  }

  @Test
  void everyKeyHasItsLineInTheSettings() {
    List<Setting> settings = Attempt.embedded().load().settings();

    assertThat(settings)
        .extracting(Setting::key)
        .isEqualTo(Keys.ALL.stream().map(Key::name).toList());
    assertThat(settings).allSatisfy(setting -> assertThat(setting.source()).isNotBlank());
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("own.conf"), text).toString();
  }
}
