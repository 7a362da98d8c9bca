package cleansignal.safety;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface HostResolver {

  /** This machine's own way, which the load takes as well. */
  HostResolver SYSTEM = name -> List.of(InetAddress.getAllByName(name));

  /**
   * Looks a name up.
   *
   * @param name a host's name, in lower case
   * @return all its addresses
   * @throws UnknownHostException when it has none
   */
  List<InetAddress> resolve(String name) throws UnknownHostException;
}
