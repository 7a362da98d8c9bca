package cleansignal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.ProbeSettings;
import cleansignal.outcome.CallKind;
import cleansignal.request.GatlingForTests;
import cleansignal.request.RunClock;
import cleansignal.target.Route;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HealthProbeTest {

  private static final Route HEALTH = new Route("GET", "/health", CallKind.PUBLIC, 200, List.of());
  private static final Session ALIVE = session(Optional.of(200), false);
  private static final Session SILENT = session(Optional.empty(), true);
  private static final Session SICK = session(Optional.of(503), true);

  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final HealthProbe probe =
      new HealthProbe(
          new ProbeSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(30)),
          new RunClock(() -> Instant.ofEpochMilli(millis.get())));

  @Test
  void aTargetThatAnswersIsNeverGivenUp() {
    asked(ALIVE, ALIVE, ALIVE, ALIVE);

    assertGivenUp(false, Duration.ofDays(1));
  }

  @Test
  void twoMissesInARowAreForgottenByAnAnswer() {
    asked(SILENT, SILENT, ALIVE, SILENT, SICK, ALIVE);

    assertGivenUp(false, Duration.ofDays(1));
  }

  @Test
  void afterThreeMissesInARowTheLoadGoesOnForTheGraceTime() {
    asked(SILENT, SICK, SILENT);

    assertGivenUp(false, Duration.ZERO);
    assertGivenUp(false, Duration.ofMillis(29_999));
    assertGivenUp(true, Duration.ofMillis(1));
  }

  @Test
  void furtherMissesDoNotProlongTheGraceTime() {
    asked(SILENT, SILENT, SILENT);
    millis.addAndGet(20_000);
    asked(SILENT, SILENT, SILENT);

    assertGivenUp(true, Duration.ofSeconds(10));
  }

  /** The verdict is FAIL all the same, so more load would prove nothing. */
  @Test
  void aTargetThatComesBackIsGivenUpAllTheSame() {
    asked(SILENT, SILENT, SILENT, ALIVE, ALIVE);

    assertGivenUp(true, Duration.ofSeconds(30));
  }

  private void asked(Session... answers) {
    for (Session answer : answers) {
      assertThat(probe.note(answer)).isSameAs(answer);
    }
  }

  private void assertGivenUp(boolean expected, Duration later) {
    millis.addAndGet(later.toMillis());
    assertThat(probe.graceIsOver(ALIVE)).isEqualTo(expected);
  }

  private static Session session(Optional<Integer> status, boolean failed) {
    return GatlingForTests.after(GatlingForTests.session(), HEALTH, status, failed);
  }
}
