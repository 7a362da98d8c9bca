package cleansignal.bench;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
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

  private static final Duration TAIL = Duration.ofSeconds(2);

  private final PollOrder order;

  /** A loop of that poll. */
  PollLoop(PollOrder order, HttpProtocolBuilder protocol, ChainBuilder start, ChainBuilder poll) {
    this.order = order;
    Duration length = Duration.ofSeconds(order.warmUpSeconds() + order.countedSeconds()).plus(TAIL);
    setUp(
            scenario("poll")
                .exec(start)
                .exec(during(length).on(exec(poll)))
                .injectOpen(atOnceUsers(order.users())))
        .protocols(protocol);
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
      Thread.sleep(Duration.ofSeconds(order.warmUpSeconds()).toMillis());
      long from = System.currentTimeMillis();
      long cpu = process.getProcessCpuTime();
      Thread.sleep(Duration.ofSeconds(order.countedSeconds()).toMillis());
      new PollOrder.Used(from, System.currentTimeMillis(), process.getProcessCpuTime() - cpu)
          .write();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
