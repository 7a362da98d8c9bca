package cleansignal.simulation;

import static cleansignal.simulation.Faults.READ;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What gets worse with time, in a soak: an hour of its plan is 18 s here. */
final class DriftTruths {

  /** The steady window is 1.6 to 16.5 s since the start of the load. */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(4),
          Duration.ofSeconds(7),
          Duration.ofSeconds(10),
          Duration.ofSeconds(13));

  private static final String LATENCY = "latency_drift";
  private static final String ERRORS = "error_drift";

  private DriftTruths() {}

  /** The rows. */
  static List<KnownTruth> rows() {
    return List.of(
        KnownTruth.of(
                "soak-without-drift",
                TruthBase.SOAK,
                "Nothing gets worse; the target's memory is asked often enough to tell.")
            .expect(ExpectedVerdict.of("PASS").met(LATENCY, ERRORS, "memory_drift")),
        KnownTruth.of(
                "latency-drifts",
                TruthBase.SOAK,
                "Every eighth read waits, from 4 s on for 200 ms, then for 500, 800 and 1,100 ms: the"
                    + " p95 grows by more than 1 s an hour, outside 80 ms, however slow a cold start"
                    + " makes the first slices.")
            .struckBy(
                growing(
                    Faults.delay(READ, 200, 8),
                    Faults.delay(READ, 500, 8),
                    Faults.delay(READ, 800, 8),
                    Faults.delay(READ, 1_100, 8)))
            .expect(ExpectedVerdict.of("FAIL").blamingAtLeast(LATENCY).met(ERRORS)),
        KnownTruth.of(
                "errors-drift",
                TruthBase.SOAK,
                "Every 400th read is a 500 from 4 s on, then every 100th, 50th and 33rd: 3 % more"
                    + " an hour, outside 0.1 %.")
            .struckBy(
                growing(
                    Faults.error(READ, 500, 400),
                    Faults.error(READ, 500, 100),
                    Faults.error(READ, 500, 50),
                    Faults.error(READ, 500, 33)))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blamingAtLeast(ERRORS)
                    .met(LATENCY)
                    .counting(TruthCount.ofStatus("server-error", 500))));
  }

  private static KnownTruth.Blow growing(String... faults) {
    return (live, admin) -> {
      live.await(admin::requests, 1);
      long startNanos = System.nanoTime();
      for (int step = 0; step < faults.length; step++) {
        await(live, startNanos, STEPS.get(step));
        admin.arm("[" + faults[step] + "]");
      }
    };
  }

  private static void await(LiveRun live, long startNanos, Duration since) throws IOException {
    live.await(() -> System.nanoTime() - startNanos, since.toNanos());
  }
}
