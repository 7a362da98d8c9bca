package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultsTest {
  @Test
  void withNothingGivenTheEmbeddedServerIsTheTarget() {
    SuiteConfig config = Attempt.embedded().config();

    assertThat(config.run())
        .isEqualTo(
            new RunSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10,
                Set.of("PASS"),
                1,
                true,
                Optional.empty(),
                Path.of("results"),
                Path.of("slo"),
                Path.of("results/STOP"),
                new Shard(0, 1)));
    assertThat(config.target())
        .isEqualTo(
            new TargetSettings(
                TargetEnvironment.EMBEDDED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty()));
    assertThat(config.pool().size()).isEmpty();
    assertThat(config.pool().singleEmail()).isEmpty();
    assertThat(config.pool().password().reveal()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(config.auth()).isEqualTo(new AuthSettings(s(900), s(60), s(30), true, 50));
    assertThat(config.lifecycle())
        .isEqualTo(
            new LifecycleSettings(6, 3, 1, 2, 3, ms(250), ms(750), false, 4, 1_000_000, 1_000_000));
    assertThat(config.games())
        .isEqualTo(new GameSettings("square8", OptionalInt.empty(), 40, s(600), s(2), s(5)));
    assertThat(config.play())
        .isEqualTo(
            new PlaySettings(
                ms(250),
                ms(750),
                s(10),
                s(60),
                new ReconnectSettings(0, 1, s(1)),
                new SpectatorSettings(0, 1, s(15), s(0)),
                new DecisionTimeoutSettings(0, 1, s(45))));
    assertThat(config.sockets()).isEqualTo(new SocketSettings(s(10), s(5), s(360)));
    assertThat(config.ai())
        .isEqualTo(new AiSettings("service", "heuristic", 5, OptionalInt.empty()));
    assertThat(config.http()).isEqualTo(new HttpSettings(s(10)));
    assertThat(config.probe()).isEqualTo(new ProbeSettings(s(1), s(2), s(30)));
    assertThat(config.breakpoint()).isEqualTo(new BreakpointSettings(List.of(), Optional.empty()));
    assertThat(config.embedded())
        .isEqualTo(
            new EmbeddedSettings(
                "relaxed",
                s(900),
                4,
                "[]",
                "{\"ai\":{\"maxConcurrent\":1000}}",
                false,
                true,
                1,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"local, LOCAL", "staging, STAGING", "production, PRODUCTION"})
  void onARealTargetThePaceIsOneAndThePoolWasSeeded(String name, TargetEnvironment environment) {
    SuiteConfig config = Attempt.on(name).property("consent", "host.test").config();

    assertThat(config.target().environment()).isEqualTo(environment);
    assertThat(config.target().baseUrl()).contains(URI.create("http://host.test:3001"));
    assertThat(config.target().wsUrl()).contains(URI.create("ws://host.test:3001"));
    assertThat(config.run().pace()).isEqualTo(1);
    assertThat(config.target().httpMoves()).isFalse();
    assertThat(config.auth().loginRate()).isEqualTo(2);
    assertThat(config.play().thinkMin()).isEqualTo(s(1));
    assertThat(config.play().thinkMax()).isEqualTo(s(3));
    assertThat(config.pool())
        .isEqualTo(
            new PoolSettings(
                OptionalInt.of(400),
                "loadtest_user_",
                "loadtest.local",
                Secret.of("Pool-secret-1"),
                Optional.empty()));
  }

  @Test
  void theDefaultFileHoldsExactlyTheKeysOfTheTable() {
    Problems problems = new Problems();

    Map<Key<?>, Raw> defaults = HoconFiles.defaults(problems);

    problems.throwIfAny();
    assertThat(defaults).containsOnlyKeys(Keys.ALL);
  }

  @Test
  void everyKeyThatMustHaveAValueHasADefault() {
    Map<Key<?>, Raw> defaults = HoconFiles.defaults(new Problems());

    assertThat(Keys.ALL)
        .filteredOn(key -> key.whenUnset().isEmpty())
        .allSatisfy(key -> assertThat(defaults.get(key).text()).as(key.name()).isPresent());
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Duration s(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
