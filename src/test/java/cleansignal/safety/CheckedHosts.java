package cleansignal.safety;

import java.util.List;
import java.util.Map;

/**
 * The names that were looked up and found in order.
 *
 * @param addresses by name as written and as normal, the addresses that were judged: the load goes
 *     to them and looks nothing up again, so that a name can't mean another machine a minute later
 */
public record CheckedHosts(Map<String, List<String>> addresses) {

  /** Copies the map. */
  public CheckedHosts {
    addresses = Map.copyOf(addresses);
  }
}
