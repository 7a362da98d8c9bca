package cleansignal.reference.fault;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The faults in force. Each draws from a random stream of its own, seeded from the server's seed
 * and the fault's own content, so that adding, removing or reordering others never changes its
 * draws.
 */
public final class Faults {
  private final long seed;
  private final Clock clock;
  private final Set<String> routeNames;
  private List<ArmedFault> armed = List.of();

  /**
   * No faults yet.
   *
   * @param seed the server's seed
   * @param routeNames the routes that a fault may name
   */
  public Faults(long seed, Clock clock, Set<String> routeNames) {
    this.seed = seed;
    this.clock = clock;
    this.routeNames = Set.copyOf(routeNames);
  }

  /**
   * Puts these faults in force instead of the former ones; their streams and counts start anew.
   *
   * @throws IllegalArgumentException if one names a route that does not exist
   */
  public void arm(List<Fault> faults) {
    Map<Fault, Integer> twins = new HashMap<>();
    List<ArmedFault> next = new ArrayList<>();
    for (Fault fault : faults) {
      if (!fault.route().equals(Fault.EVERY_API_ROUTE) && !routeNames.contains(fault.route())) {
        throw new IllegalArgumentException("fault on '" + fault.route() + "': no such route");
      }
      int twin = twins.merge(fault, 1, Integer::sum);
      next.add(new ArmedFault(fault, streamSeed(fault, twin), clock.millis()));
    }
    armed = List.copyOf(next);
  }

  /** The faults in force, in the order in which they were armed. */
  public List<Fault> inForce() {
    return armed.stream().map(ArmedFault::fault).toList();
  }

  /** Draws every fault once for a request of this route that is about to reach its handler. */
  public Draw draw(String routeName) {
    if (armed.isEmpty()) {
      return Draw.NOTHING;
    }
    long nowMillis = clock.millis();
    double delayMillis = 0;
    int delays = 0;
    List<Fault> others = new ArrayList<>();
    for (ArmedFault candidate : armed) {
      if (!candidate.draw(routeName, nowMillis)) {
        continue;
      }
      if (candidate.fault().kind() == FaultKind.DELAY) {
        delayMillis += candidate.nextDelayMillis();
        delays++;
      } else {
        others.add(candidate.fault());
      }
    }
    return new Draw(delayMillis, delays, others);
  }

  private long streamSeed(Fault fault, int twin) {
    // The kind goes in by name: an enum's hash code differs from one JVM to the next.
    String content =
        String.join(
            "|",
            fault.route(),
            fault.kind().wireName(),
            String.valueOf(fault.rate()),
            String.valueOf(fault.every()),
            String.valueOf(fault.status()),
            fault.field(),
            fault.distribution().toString(),
            String.valueOf(fault.afterSeconds()),
            String.valueOf(fault.forSeconds()));
    return seed * 31 + content.hashCode() * 0x9E3779B97F4A7C15L + twin;
  }
}
