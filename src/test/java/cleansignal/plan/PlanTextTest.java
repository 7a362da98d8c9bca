package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.Shard;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTextTest {

  @Test
  void saysWhatAPacedRunCostsAndThatItIsNoGate() {
    assertThat(Plans.plan("baseline", 10, 100).describe())
        .containsExactly(
            "baseline: 64 users (64 at once), 22 games (66 seats), 20 held sockets, 156.0 requests/s, "
                + "55.46 Mbit/s, 59.9s",
            "steady window 25.5s to 54s, about 4,437 requests, 1,052 of them moves",
            "pace 10: no release gate");
  }

  @Test
  void saysWhenUsersLogInAhead() {
    PlanRequest spike =
        Plans.request(Catalogue.load().find("concurrent-games", Optional.of("spike")), 1, 2);

    assertThat(Planner.plan(spike).describe())
        .containsExactly(
            "concurrent-games: 200 users (200 at once), 100 games (300 seats), 56.7 requests/s, "
                + "1.16 Mbit/s, 6m37s",
            "pre-login phase of 10s before the first stage: the ramps ask for more logins/s than "
                + "allowed",
            "steady window 1m55s to 4m40s, about 9,240 requests");
  }

  @Test
  void saysWhenThereIsNoWindow() {
    assertThat(Plans.plan("concurrent-games", 1, 2).describe())
        .last()
        .isEqualTo("no plateau long enough for a steady window: no capacity statement");
  }

  @Test
  void namesTheShard() {
    PlanRequest all = Plans.request(Catalogue.load().find("ai-heavy"), 1, 2);
    PlanRequest part =
        new PlanRequest(
            all.name(),
            all.workload(),
            all.seats(),
            all.spare(),
            all.sockets(),
            1,
            2,
            all.pollMin(),
            all.pollMax(),
            all.gameLife(),
            OptionalInt.empty(),
            new Shard(1, 2));

    assertThat(Planner.plan(part).describe().get(0))
        .startsWith(
            "ai-heavy (shard 1 of 2): 76 users (76 at once), 39 games (156 seats), "
                + "37 held sockets, ");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "28500, 28.5s",
    "59960, 1m0s",
    "60000, 1m0s",
    "255000, 4m15s",
    "3600000, 1h0m0s",
    "7384060, 2h3m4.1s",
  })
  void writesTimesAsPeopleDo(long millis, String text) {
    assertThat(PlanText.time(Duration.ofMillis(millis))).isEqualTo(text);
  }
}
