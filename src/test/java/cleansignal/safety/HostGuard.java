package cleansignal.safety;

import cleansignal.config.SafetySettings;
import cleansignal.config.TargetEnvironment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges a host by its name and by its addresses. */
public final class HostGuard {

  private final TargetEnvironment target;
  private final SafetySettings settings;
  private final HostResolver resolver;

  /**
   * A guard of one target.
   *
   * @param target what the hosts are to be
   * @param settings who is allowed there
   * @param resolver finds addresses
   */
  public HostGuard(TargetEnvironment target, SafetySettings settings, HostResolver resolver) {
    this.target = target;
    this.settings = settings;
    this.resolver = resolver;
  }

  /**
   * Judges a host.
   *
   * @param what what it is the host of, to begin the refusal with, such as {@code
   *     cs.target.base-url}
   * @param written the host as it stands in an address
   * @return its addresses, at least one, all of which were judged
   * @throws SafetyException when it is not allowed, or nobody can tell
   */
  public List<InetAddress> check(String what, String written) {
    Host host = Host.of(written);
    String spelt = what + ": " + written + " ";
    if (host instanceof Host.Unusable unusable) {
      throw new SafetyException(spelt + unusable.why());
    }
    if (settings.hosts().stream().map(Host::of).noneMatch(host::equals)) {
      throw new SafetyException(
          spelt
              + "is no host of the target "
              + target
              + "; its hosts stand in targets/"
              + target
              + ".conf (cs.safety.hosts): "
              + (settings.hosts().isEmpty() ? "none" : String.join(", ", settings.hosts())));
    }
    List<InetAddress> addresses = addresses(spelt, host);
    addresses.forEach(address -> problem(address).ifPresent(why -> refuse(spelt, address, why)));
    return addresses;
  }

  private List<InetAddress> addresses(String spelt, Host host) {
    if (host instanceof Host.Address literal) {
      return List.of(literal.address());
    }
    try {
      List<InetAddress> found = resolver.resolve(((Host.Name) host).name());
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    } catch (UnknownHostException unknown) {
      // No address is no address, whoever says so.
    }
    throw new SafetyException(spelt + "has no address that could be judged");
  }

  private static void refuse(String spelt, InetAddress address, String why) {
    throw new SafetyException(spelt + "is at " + address.getHostAddress() + ", " + why);
  }

  private Optional<String> problem(InetAddress address) {
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      return Optional.of("which is no single machine's address");
    }
    if (address.isLinkLocalAddress()) {
      return Optional.of("where clouds keep their machines' credentials");
    }
    if (settings.addresses().stream().noneMatch(range -> range.contains(address))) {
      return Optional.of(
          "outside the addresses of the target "
              + target
              + " (targets/"
              + target
              + ".conf, cs.safety.addresses: "
              + settings.addresses().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ")");
    }
    return Optional.empty();
  }
}
