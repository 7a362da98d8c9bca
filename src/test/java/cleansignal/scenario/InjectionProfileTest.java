package cleansignal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.plan.PlannedUser;
import cleansignal.request.GatlingForTests;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.collection.Iterator;
import scala.collection.Iterator$;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

class InjectionProfileTest {

  @BeforeAll
  static void configureDsl() {
    GatlingForTests.configureDsl();
  }

  @Test
  void oneUserStartsAtOnce() {
    assertThat(starts(0)).containsExactly(0L);
  }

  @Test
  void usersWhoLogInTogetherStartTogether() {
    assertThat(starts(0, 0, 0, 500, 500)).containsExactly(0L, 0L, 0L, 500L, 500L);
  }

  @Test
  void everyMillisecondIsKept() {
    assertThat(starts(0, 1, 334, 668, 60_001)).containsExactly(0L, 1L, 334L, 668L, 60_001L);
  }

  @Test
  void aFirstUserMayComeLate() {
    assertThat(starts(2_500, 3_000)).containsExactly(2_500L, 3_000L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyoneStartsExactlyAsPlanned(long seed) {
    long[] logins = new SplittableRandom(seed).longs(300, 0, 5_000).sorted().toArray();

    assertThat(starts(logins)).containsExactly(LongStream.of(logins).boxed().toArray(Long[]::new));
  }

  /** When Gatling would start each user, ms, by its own arithmetic. */
  private static List<Long> starts(long... loginMillis) {
    List<PlannedUser> users =
        IntStream.range(0, loginMillis.length)
            .mapToObj(
                index -> {
                  Duration login = Duration.ofMillis(loginMillis[index]);
                  return new PlannedUser(index, index, 0, 0, login, login, login.plusMinutes(1));
                })
            .toList();
    List<OpenInjectionStep> steps = new ArrayList<>(InjectionProfile.of(users));
    Collections.reverse(steps);
    Iterator<FiniteDuration> starts = Iterator$.MODULE$.empty();
    for (OpenInjectionStep step : steps) {
      starts = step.asScala().chain(starts);
    }
    List<Long> millis = new ArrayList<>();
    CollectionConverters.asJava(starts).forEachRemaining(start -> millis.add(start.toMillis()));
    return millis;
  }
}
