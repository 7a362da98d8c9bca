package cleansignal.reference.fault;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The faults in force. Each draws from a random stream of its own, seeded from the server's seed
 * and the fault's own content, so that adding, removing or reordering others never changes its
 * draws.
 */
public final class Faults {
  private final long seed;
  private final Clock clock;
  private final Set<String> routeNames = new HashSet<>();
  private final ActiveUsers users;
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
    this.routeNames.addAll(routeNames);
    this.users = new ActiveUsers(clock);
  }

  /** A user sent something. */
  public void seen(String userId) {
    users.seen(userId);
  }

  /** Makes more routes known that a fault may name. */
  public void learn(Set<String> names) {
    routeNames.addAll(names);
  }

  /**
   * Puts these faults in force instead of the former ones; their streams and counts start anew.
   *
   * @throws IllegalArgumentException if one names a route that does not exist, or a kind that can't
   *     happen there
   */
  public void arm(List<Fault> faults) {
    Map<Fault, Integer> twins = new HashMap<>();
    List<ArmedFault> next = new ArrayList<>();
    for (Fault fault : faults) {
      check(fault);
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
    return draw(routeName, "");
  }

  /** Draws every fault once at this point. */
  public Draw draw(FaultPoint point, String username) {
    return draw(point.wireName(), username);
  }

  private Draw draw(String routeName, String username) {
    if (armed.isEmpty()) {
      return Draw.NOTHING;
    }
    long nowMillis = clock.millis();
    int atWork = users.count();
    double delayMillis = 0;
    int delays = 0;
    List<Draw.Hit> hits = new ArrayList<>();
    for (ArmedFault candidate : armed) {
      if (!candidate.draw(routeName, username, nowMillis, atWork)) {
        continue;
      }
      if (candidate.fault().kind() == FaultKind.DELAY) {
        delayMillis += candidate.nextDelayMillis(atWork);
        delays++;
      } else {
        hits.add(new Draw.Hit(candidate.fault(), candidate.nextDelayMillis(atWork)));
      }
    }
    return new Draw(delayMillis, delays, hits);
  }

  private void check(Fault fault) {
    Optional<FaultPoint> point = FaultPoint.byWireName(fault.route());
    boolean everyRoute = fault.route().equals(Fault.EVERY_API_ROUTE);
    if (point.isEmpty() && !everyRoute && !routeNames.contains(fault.route())) {
      throw new IllegalArgumentException("fault on '" + fault.route() + "': no such route");
    }
    if (!FaultPoint.allows(fault.route(), fault.kind())) {
      throw new IllegalArgumentException(
          "fault on '" + fault.route() + "': no kind " + fault.kind().wireName() + " there");
    }
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
            fault.field() + fault.user(),
            fault.distribution().toString(),
            String.valueOf(fault.afterSeconds()),
            fault.forSeconds() + (fault.beyondUsers() > 0 ? "|" + fault.beyondUsers() : ""));
    return seed * 31 + content.hashCode() * 0x9E3779B97F4A7C15L + twin;
  }
}
