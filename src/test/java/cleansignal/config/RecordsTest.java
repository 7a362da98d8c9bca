package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no record may hold, however it was made. */
class RecordsTest {
  @ParameterizedTest
  @CsvSource({"-1, 1", "1, 1", "0, 0"})
  void aShardIsOneOfItsCount(int index, int count) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Shard(index, count));
  }

  @Test
  void anAddressStandsExactlyWhereItIsNeeded() {
    Optional<URI> http = Optional.of(URI.create("http://host.test"));
    Optional<URI> ws = Optional.of(URI.create("ws://host.test"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> target(TargetEnvironment.EMBEDDED, http, ws));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target(TargetEnvironment.LOCAL, Optional.empty(), ws));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target(TargetEnvironment.LOCAL, http, Optional.empty()));
  }

  @Test
  void oneIdentityIsAPoolOfOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pool(OptionalInt.of(2), Optional.of("me@host.test")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pool(OptionalInt.empty(), Optional.of("me@host.test")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pool(OptionalInt.of(0), Optional.empty()));
  }

  @Test
  void theShortestPauseIsNotTheLonger() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new GameSettings(
                    "square8",
                    OptionalInt.empty(),
                    40,
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(2)));
  }

  @Test
  void theShortestThinkTimeIsNotTheLonger() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PlaySettings(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    new ReconnectSettings(0, 1, Duration.ofSeconds(1)),
                    new SpectatorSettings(0, 1, Duration.ofSeconds(15), Duration.ZERO),
                    new DecisionTimeoutSettings(0, 1, Duration.ofSeconds(45))));
  }

  @Test
  void aFreezeHasBeginningAndLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EmbeddedSettings(
                    "relaxed",
                    Duration.ofMinutes(15),
                    4,
                    "[]",
                    "{}",
                    false,
                    false,
                    1,
                    0,
                    0,
                    Optional.of(Duration.ofSeconds(5)),
                    Optional.empty(),
                    Optional.empty()));
  }

  @Test
  void listsCannotBeChangedAfterwards() {
    List<Setting> settings = new ArrayList<>();
    LoadedConfig loaded = new LoadedConfig(Attempt.embedded().config(), settings);
    settings.add(new Setting("cs.pace", "1", "-Dpace"));

    assertThat(loaded.settings()).isEmpty();
    assertThatThrownBy(() -> loaded.config().run().accept().add("FAIL"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static TargetSettings target(
      TargetEnvironment environment, Optional<URI> baseUrl, Optional<URI> wsUrl) {
    return new TargetSettings(
        environment,
        baseUrl,
        wsUrl,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static PoolSettings pool(OptionalInt size, Optional<String> singleEmail) {
    return new PoolSettings(size, "user_", "host.test", Secret.of("x"), singleEmail);
  }
}
