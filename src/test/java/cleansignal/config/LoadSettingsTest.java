package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoadSettingsTest {

  @ParameterizedTest
  @EnumSource
  void whoSetsNothingHasWhatIsShipped(TargetEnvironment target) {
    SuiteConfig config =
        target == TargetEnvironment.EMBEDDED
            ? Attempt.embedded().config()
            : Attempt.on(target.text()).property("consent", "host.test").config();

    assertThat(LoadSettings.of(config)).isEqualTo(LoadSettings.shipped(target));
    assertThat(LoadSettings.changes(target, LoadSettings.of(config))).isEmpty();
  }

  @Test
  void targetsShipTheirOwn() {
    assertThat(LoadSettings.shipped(TargetEnvironment.STAGING))
        .containsEntry("cs.play.think.min", "1000 ms")
        .containsEntry("cs.ai.difficulty", "5")
        .containsEntry("cs.games.max-moves", "40")
        .doesNotContainKeys("cs.ai.count", "cs.games.max-players", "cs.play.reconnect.probability");
    assertThat(LoadSettings.shipped(TargetEnvironment.EMBEDDED))
        .containsEntry("cs.play.think.min", "250 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "cs.games.board-type, hex8, hex8, square8",
    "cs.games.max-players, 2, 2, not set",
    "cs.games.poll.max, 1 m, 60000 ms, 5000 ms",
    "cs.ai.mode, local_heuristic, local_heuristic, service",
    "cs.ai.difficulty, 1, 1, 5",
    "cs.ai.count, 0, 0, not set",
    "cs.play.think.max, 9 s, 9000 ms, 3000 ms",
    "cs.play.move-timeout, 1 m, 60000 ms, 10000 ms",
    "cs.play.reconnect.probability, 0.1, 0.1, not set",
    "cs.sockets.hold, 10 s, 10000 ms, 360000 ms",
    "cs.http.request-timeout, 1 m, 60000 ms, 10000 ms",
  })
  void whatIsChangedIsTold(String key, String given, String value, String shipped) {
    SuiteConfig config = Attempt.on("staging").property(key, given).config();

    assertThat(LoadSettings.changes(TargetEnvironment.STAGING, LoadSettings.of(config)))
        .containsExactly(key + " " + value + " (shipped: " + shipped + ")");
  }

  @Test
  void whatARunDoesNotTellIsNoChange() {
    assertThat(LoadSettings.changes(TargetEnvironment.LOCAL, Map.of())).isEmpty();
    assertThat(LoadSettings.changes(TargetEnvironment.LOCAL, Map.of("cs.more", "1")))
        .containsExactly("cs.more 1 (shipped: not set)");
  }
}
