package cleansignal.preflight;

import cleansignal.plan.LoadPlan;
import java.util.Locale;
import java.util.OptionalLong;

/** Whether this machine has what the plan takes. */
final class InjectorChecks {

  /**
   * Connections of one user at once: a socket, and up to two over HTTP, one of which waits to be
   * used again.
   */
  private static final long CONNECTIONS_A_USER = 3;

  /** What a JVM with Gatling has open before the first user. */
  private static final long OWN_DESCRIPTORS = 200;

  /** A request takes about 25 bytes of the log; reports, samples and failures come on top. */
  private static final long BYTES_A_REQUEST = 100;

  private static final long OWN_BYTES = 100L << 20;
  private static final long MEBIBYTE = 1 << 20;
  private static final long MILLIS_PER_SECOND = 1000;

  /** Somebody else uses the machine, too. */
  private static final long COMFORT = 2;

  private InjectorChecks() {}

  static Finding descriptors(Subject subject) {
    return descriptors(Injector.here(subject.config().run().results()), subject.plan());
  }

  static Finding descriptors(Injector injector, LoadPlan plan) {
    return judge(
        "file descriptors",
        injector.descriptors(),
        plan.peakUsers() * CONNECTIONS_A_USER + OWN_DESCRIPTORS,
        "raise the limit of this process (ulimit -n)");
  }

  static Finding ports(Subject subject) {
    return ports(Injector.here(subject.config().run().results()), subject.plan());
  }

  static Finding ports(Injector injector, LoadPlan plan) {
    return judge(
        "ports for connections",
        injector.ports(),
        plan.peakUsers() * CONNECTIONS_A_USER,
        "widen net.ipv4.ip_local_port_range, or share the load between injectors");
  }

  static Finding disk(Subject subject) {
    return disk(Injector.here(subject.config().run().results()), subject.plan());
  }

  static Finding disk(Injector injector, LoadPlan plan) {
    double requests =
        plan.expectation().requestsPerSecond() * plan.duration().toMillis() / MILLIS_PER_SECOND;
    long needed = (OWN_BYTES + Math.round(requests * BYTES_A_REQUEST)) / MEBIBYTE;
    OptionalLong free =
        injector.diskBytes().isPresent()
            ? OptionalLong.of(injector.diskBytes().getAsLong() / MEBIBYTE)
            : OptionalLong.empty();
    return judge("MiB of disk for the results", free, needed, "make room, or move cs.results");
  }

  private static Finding judge(String what, OptionalLong free, long needed, String advice) {
    if (free.isEmpty()) {
      return Finding.warn("not visible: " + what + " here", "see to it that there are " + needed);
    }
    long left = free.getAsLong();
    String found =
        String.format(Locale.ROOT, "%,d %s, the plan takes about %,d", left, what, needed);
    if (left < needed) {
      return Finding.fail(found, advice);
    }
    return left < COMFORT * needed ? Finding.warn(found, advice) : Finding.pass(found);
  }
}
