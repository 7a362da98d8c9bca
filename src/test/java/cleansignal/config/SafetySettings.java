package cleansignal.config;

import java.time.Duration;
import java.util.List;

/**
 * What a target is protected by. Stands in {@code targets/<name>.conf} alone: no property, variable
 * or file of an operator lifts it.
 *
 * @param hosts names and addresses that may be the target's, in lower case; empty = none
 * @param addresses ranges in which every address of such a host must be; empty = none
 * @param maxUsers virtual users at once, over all injectors
 * @param maxRequestsPerSecond requests/s that a plan may expect at its peak, over all injectors
 * @param maxDuration how long a run may take
 */
public record SafetySettings(
    List<String> hosts,
    List<AddressRange> addresses,
    int maxUsers,
    int maxRequestsPerSecond,
    Duration maxDuration) {
  /** Copies the lists. */
  public SafetySettings {
    hosts = List.copyOf(hosts);
    addresses = List.copyOf(addresses);
  }
}
