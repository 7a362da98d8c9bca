package cleansignal.bench;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.sun.management.OperatingSystemMXBean;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Users that read one game as fast as they can: a closed loop, so the slower side sets the pace.
 */
abstract class PollLoop extends Simulation {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 100;

  private final PollOrder order;
  private volatile boolean running = true;

  /** A loop of that poll. */
  PollLoop(PollOrder order, HttpProtocolBuilder protocol, ChainBuilder start, ChainBuilder poll) {
    this.order = order;
    setUp(
            scenario("poll")
                .exec(start)
                .exec(asLongAs(session -> running).on(exec(poll)))
                .injectOpen(atOnceUsers(order.users())))
        .protocols(protocol)
        .maxDuration(LONGEST);
  }

  /** Watches the CPU beside the load. */
  @Override
  public final void before() {
    Thread watch = new Thread(this::watch, "cpu");
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try {
      long warm = Duration.ofSeconds(order.warmUpSeconds()).toNanos();
      long from = await(process, process.getProcessCpuTime() + warm);
      long cpu = process.getProcessCpuTime();
      long counted = Duration.ofSeconds(order.countedSeconds()).toNanos();
      long to = await(process, cpu + counted);
      new PollOrder.Used(from, to, process.getProcessCpuTime() - cpu).write(getClass());
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      running = false;
    }
  }

  /** Waits until the process has used that much CPU, and returns the time of day. */
  private static long await(OperatingSystemMXBean process, long cpuNanos)
      throws InterruptedException {
    while (process.getProcessCpuTime() < cpuNanos) {
      Thread.sleep(LOOK_MILLIS);
    }
    return System.currentTimeMillis();
  }
}
