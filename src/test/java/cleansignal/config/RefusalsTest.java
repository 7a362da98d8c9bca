package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and combinations that are refused on every target. */
class RefusalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scenario | Baseline | a name in lower case",
        "workload | '' | a name in lower case",
        "target | prod | embedded, local, staging or production",
        "slo | local | staging or production",
        "pace | 0.5 | a number from 1 to 1000",
        "pace | NaN | a number from 1 to 1000",
        "pace | fast | a number from 1 to 1000",
        "accept | FAIL | a list of PASS, CONDITIONAL, INCONCLUSIVE",
        "accept | PASS,INVALID | a list of PASS, CONDITIONAL, INCONCLUSIVE",
        "accept | '' | a list of PASS, CONDITIONAL, INCONCLUSIVE",
        "preflight | false | run or skip",
        "consent | https://host.test | a host name",
        "accept | PASS, | a list of PASS, CONDITIONAL, INCONCLUSIVE",
        "cs.seed | 1.5 | a whole number of up to 64 bits",
        "cs.seed | +1 | a whole number of up to 64 bits",
        "cs.seed | ٢٠ | a whole number of up to 64 bits",
        "cs.results | '' | a path",
        "cs.shard.index | -1 | a whole number from 0 to 999",
        "cs.shard.count | 0 | a whole number from 1 to 1000",
        "cs.pool.size | 0 | a whole number from 1 to 1000000",
        "cs.pool.size | 12.5 | a whole number from 1 to 1000000",
        "cs.pool.size | +12 | a whole number from 1 to 1000000",
        "cs.pool.size | ٢٠ | a whole number from 1 to 1000000",
        "cs.pool.prefix | a b | letters, digits",
        "cs.pool.domain | @loadtest.local | a domain name",
        "cs.pool.single-email | nobody | an e-mail address",
        "cs.auth.token-ttl | 900 | a duration with its unit from 1 s to 7 d",
        "cs.auth.refresh-window | 0 s | a duration with its unit from 1 s to 1 h",
        "cs.auth.refresh-jitter | -1 s | a duration with its unit from 0 s to 1 h",
        "cs.auth.token-ttl | ٢٠ s | a duration with its unit from 1 s to 7 d",
        "cs.auth.renewal | maybe | true or false",
        "cs.auth.login-rate | 0 | a number from 0.01 to 1000",
        "cs.games.board-type | chess | square8, square19, hex8 or hexagonal",
        "cs.games.max-players | 5 | a whole number from 2 to 4",
        "cs.games.max-moves | 0 | a whole number from 1 to 10000",
        "cs.games.max-lifetime | 2 fortnights | a duration with its unit from 1 s to 24 h",
        "cs.games.poll.min | 1 ms | a duration with its unit from 100 ms to 10 m",
        "cs.play.think.max | 11 m | a duration with its unit from 0 s to 10 m",
        "cs.play.move-timeout | 10 | a duration with its unit from 100 ms to 10 m",
        "cs.play.stuck-after | 2 h | a duration with its unit from 1 s to 1 h",
        "cs.play.reconnect.probability | 1.1 | a number from 0 to 1",
        "cs.play.reconnect.max-per-game | 0 | a whole number from 1 to 1000",
        "cs.play.reconnect.delay | 30 s | a duration with its unit from 0 s to 25 s",
        "cs.play.spectator.probability | -0.1 | a number from 0 to 1",
        "cs.play.spectator.max-per-game | 0 | a whole number from 1 to 100",
        "cs.play.spectator.session | 0 s | a duration with its unit from 1 s to 24 h",
        "cs.play.spectator.join-delay | 2 h | a duration with its unit from 0 s to 1 h",
        "cs.play.decision-timeout.probability | often | a number from 0 to 1",
        "cs.play.decision-timeout.max-per-game | 0 | a whole number from 1 to 1000",
        "cs.play.decision-timeout.max-wait | 0 s | a duration with its unit from 1 s to 10 m",
        "cs.sockets.connect-timeout | 0 s | a duration with its unit from 100 ms to 10 m",
        "cs.sockets.ping-interval | 100 ms | a duration with its unit from 200 ms to 10 m",
        "cs.sockets.hold | 0 s | a duration with its unit from 1 s to 24 h",
        "cs.games.poll.max | 11 m | a duration with its unit from 100 ms to 10 m",
        "cs.ai.mode | remote | service or local_heuristic",
        "cs.ai.type | oracle | random, heuristic",
        "cs.ai.difficulty | 11 | a whole number from 1 to 10",
        "cs.ai.count | 4 | a whole number from 0 to 3",
        "cs.http.request-timeout | 0 s | a duration with its unit from 100 ms to 10 m",
        "cs.probe.interval | 1 ms | a duration with its unit from 100 ms to 1 m",
        "cs.probe.timeout | 2 m | a duration with its unit from 100 ms to 1 m",
        "cs.probe.stop-after | 11 m | a duration with its unit from 0 s to 10 m",
        "cs.breakpoint.levels | 20,40, | a rising list of whole numbers from 1 to 100000",
        "cs.breakpoint.levels | ,20,40 | a rising list of whole numbers from 1 to 100000",
        "cs.breakpoint.levels | 20,,40 | a rising list of whole numbers from 1 to 100000",
        "cs.breakpoint.levels | ٢٠,٤٠ | a rising list of whole numbers from 1 to 100000",
        "cs.breakpoint.levels | [20,40 | a rising list of whole numbers from 1 to 100000",
        "cs.breakpoint.levels | 40,20 | a rising list of whole numbers from 1 to 100000",
        "cs.breakpoint.levels | 0,20 | a rising list of whole numbers from 1 to 100000",
        "cs.breakpoint.levels | 99999999999 | a rising list of whole numbers from 1 to 100000",
        "cs.embedded.limits | none | relaxed or strict",
        "cs.embedded.token-life | 0 s | a duration with its unit from 1 s to 7 d",
        "cs.embedded.bcrypt-cost | 16 | a whole number from 4 to 15",
        "cs.embedded.faults | {} | a JSON array",
        "cs.embedded.faults | [] [] | a JSON array",
        "cs.embedded.faults | '' | a JSON array",
        "cs.embedded.server | [] | a JSON object",
        "cs.embedded.server | {} {} | a JSON object",
        "cs.embedded.seed | x | a whole number of up to 64 bits",
        "cs.embedded.port | 65536 | a whole number from 0 to 65535",
        "cs.embedded.admin-port | -1 | a whole number from 0 to 65535",
        "cs.embedded.freeze-after | soon | a duration with its unit from 0 s to 24 h",
        "cs.embedded.freeze-for | 0 s | a duration with its unit from 1 ms to 1 h",
        "cs.embedded.die-after | 25 h | a duration with its unit from 0 s to 24 h",
      })
  void aValueThatIsNotAllowedIsNamedWithItsSourceAndWhatIsAllowed(
      String property, String value, String allowed) {
    List<String> problems = Attempt.embedded().property(property, value).problems();

    assertThat(problems).isNotEmpty();
    assertThat(problems.get(0))
        .startsWith("cs.")
        .contains(" = " + value + " (-D" + property + "): must be " + allowed);
  }

  @Test
  void theShardMustBeOneOfThem() {
    assertThat(Attempt.embedded().property("cs.shard.index", "1").problems())
        .containsExactly(
            "cs.shard.index = 1 (-Dcs.shard.index): must be below cs.shard.count = 1"
                + " (clean-signal.conf)");
  }

  @Test
  void theShortestPauseMustNotExceedTheLongest() {
    assertThat(Attempt.embedded().property("cs.play.think.min", "1 s").problems())
        .containsExactly(
            "cs.play.think.min = 1 s (-Dcs.play.think.min): must be at most cs.play.think.max = 750 ms"
                + " (targets/embedded.conf)");
    assertThat(Attempt.embedded().property("cs.games.poll.min", "6 s").problems())
        .containsExactly(
            "cs.games.poll.min = 6 s (-Dcs.games.poll.min): must be at most cs.games.poll.max = 5 s"
                + " (clean-signal.conf)");
  }

  @Test
  void somethingIsLeftWhereNobodyRegisters() {
    String lacking =
        "cs.auth.mix.session = 0 (-Dcs.auth.mix.session): must be above 0 as long as"
            + " cs.auth.mix.everywhere = 0 (-Dcs.auth.mix.everywhere) and there are no race steps:"
            + " a run may have to leave its registrations out";
    Attempt attempt =
        Attempt.embedded()
            .property("cs.auth.mix.session", "0")
            .property("cs.auth.mix.everywhere", "0");

    assertThat(attempt.problems()).containsExactly(lacking);
    assertThat(attempt.property("cs.auth.races", "true").problems()).isEmpty();
    assertThat(attempt.property("cs.auth.mix.race", "0").problems()).containsExactly(lacking);
    assertThat(attempt.property("cs.auth.mix.everywhere", "1").problems()).isEmpty();
  }

  @Test
  void aGameIsNotGivenUpWhileItsDecisionWaits() {
    assertThat(
            Attempt.embedded()
                .property("cs.play.decision-timeout.probability", "0.1")
                .property("cs.play.stuck-after", "40 s")
                .problems())
        .containsExactly(
            "cs.play.decision-timeout.max-wait = 45 s (clean-signal.conf): must be at most"
                + " cs.play.stuck-after = 40 s (-Dcs.play.stuck-after)");
    assertThat(Attempt.embedded().property("cs.play.stuck-after", "40 s").problems()).isEmpty();
  }

  @Test
  void aGameHasOneHumanOrNoAi() {
    Attempt attempt =
        Attempt.embedded().variable("LOADTEST_MAX_PLAYERS", "4").variable("LOADTEST_AI_COUNT", "1");

    assertThat(attempt.problems())
        .containsExactly(
            "cs.ai.count = 1 (environment LOADTEST_AI_COUNT): must be 0 or, for one human, one less"
                + " than cs.games.max-players = 4 (environment LOADTEST_MAX_PLAYERS)");
    assertThat(attempt.variable("LOADTEST_AI_COUNT", "0").problems()).isEmpty();
    assertThat(attempt.variable("LOADTEST_AI_COUNT", "3").problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"freeze-after, freeze-for", "freeze-for, freeze-after"})
  void aFreezeNeedsBeginningAndLength(String given, String lacking) {
    assertThat(Attempt.embedded().property("cs.embedded." + given, "5 s").problems())
        .containsExactly(
            "cs.embedded."
                + given
                + " = 5 s (-Dcs.embedded."
                + given
                + "): must be given together with cs.embedded."
                + lacking);
  }

  @Test
  void theTwoPortsOfTheEmbeddedServerDiffer() {
    assertThat(
            Attempt.embedded()
                .property("cs.embedded.port", "4000")
                .property("cs.embedded.admin-port", "4000")
                .problems())
        .containsExactly(
            "cs.embedded.admin-port = 4000 (-Dcs.embedded.admin-port): must be other than"
                + " cs.embedded.port = 4000 (-Dcs.embedded.port)");
  }

  @Test
  void allProblemsAreListedAtOnceInOneLineEach() {
    Attempt attempt =
        Attempt.embedded()
            .property("pace", "0")
            .property("scenaro", "baseline")
            .property("cs.pool.sise", "3")
            .variable("GAME_MAX_MOVES", "many\nmany")
            .variable("LOADTEST_AUTH_TOKEN_TTL_S", "x");

    assertThat(attempt.problems())
        .hasSize(5)
        .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    assertThatThrownBy(attempt::load)
        .isInstanceOf(ConfigException.class)
        .hasMessage(String.join(System.lineSeparator(), attempt.problems()));
  }

  @ParameterizedTest
  @CsvSource({
    "cs.pool.sise, cs.pool.size",
    "cs.target, cs.target.environment",
    "cs.password, cs.pool.password",
    "cs.refresh-window, cs.auth.refresh-window",
    "cs.games.poll, cs.games.poll.min",
    "cs., cs.slo",
  })
  void anUnknownKeyIsRefusedWithTheOneThatWasMeant(String unknown, String meant) {
    assertThat(Attempt.embedded().property(unknown, "hidden value").problems())
        .containsExactly("-D" + unknown + ": unknown key; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({
    "scenaro, scenario",
    "Scenario, scenario",
    "scenarios, scenario",
    "worklaod, workload",
    "tarket, target",
    "sol, slo",
    "paces, pace",
    "acept, accept",
    "concent, consent",
    "prefligth, preflight",
  })
  void aNearMissOfAnAliasIsRefusedWithTheRightWord(String typed, String meant) {
    assertRefusedFor(typed, meant);
  }

  @ParameterizedTest
  @CsvSource({
    "play.think.min, cs.play.think.min",
    "breakpoint.levels, cs.breakpoint.levels",
    "http.request-timeout, cs.http.request-timeout",
    "seed, cs.seed",
    "kill-switch, cs.kill-switch",
    "target.environment, cs.target.environment",
    "auth.race, cs.auth.races",
    "Auth.Races, cs.auth.races",
    "play.thnik.min, cs.play.think.min",
  })
  void aKeyWithoutItsRootIsRefusedInsteadOfIgnored(String typed, String meant) {
    assertRefusedFor(typed, meant);
  }

  private static void assertRefusedFor(String typed, String meant) {
    assertThat(Attempt.embedded().property(typed, "x").problems())
        .containsExactly("-D" + typed + ": unknown property; did you mean -D" + meant + "?");
  }

  @Test
  void aKeyThatNoPropertyMaySetIsNotAdvised() {
    assertThat(Attempt.embedded().property("pool.password", "Pw-on-the-line").problems())
        .singleElement()
        .asString()
        .startsWith("-Dpool.password: a secret must not stand on a command line")
        .doesNotContain("Pw-on-the-line");
    assertThat(Attempt.embedded().property("safety.max-users", "9").problems())
        .containsExactly("-Dsafety.max-users: " + Keys.PROTECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "basedir",
        "localRepository",
        "skipTests",
        "skipITs",
        "test",
        "argLine",
        "encoding",
        "debug",
        "it.test",
        "gatling.simulationClass",
        "java.home",
        "scenario.x",
        "css.pace",
        "path",
        "spec",
        "http.proxyHost",
        "http.agent",
        "file.encoding",
        "os.type",
        "auth.login.defaultCallbackHandler"
      })
  void otherProgramsPropertiesAreLeftAlone(String name) {
    assertThat(Attempt.embedded().property(name, "x").problems()).isEmpty();
  }

  @Test
  void theJvmsOwnPropertiesAreLeftAlone() {
    Attempt attempt = Attempt.embedded();
    System.getProperties()
        .stringPropertyNames()
        .forEach(name -> attempt.property(name, System.getProperty(name)));

    assertThat(attempt.problems()).isEmpty();
  }

  @Test
  void aVariableGivenAsAPropertyIsRefusedInsteadOfIgnored() {
    assertThat(Attempt.embedded().property("BASE_URL", "http://host.test").problems())
        .containsExactly(
            "-DBASE_URL: an environment variable, not a property: BASE_URL=... mvn ...");
  }

  @Test
  void aliasAndKeyMustAgree() {
    Attempt attempt = Attempt.embedded().property("pace", "2").property("cs.pace", "3");

    assertThat(attempt.problems())
        .containsExactly("cs.pace = 2 (-Dpace): must be the same as -Dcs.pace, or one of them");
    assertThat(attempt.property("pace", "3").problems()).isEmpty();
  }
}
