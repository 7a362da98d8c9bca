package cleansignal.safety;

import cleansignal.config.SuiteConfig;
import cleansignal.config.TargetEnvironment;
import cleansignal.config.TargetSettings;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Judges every host that a run would send something to. */
public final class TargetGuard {

  private final HostResolver resolver;

  /** A guard that looks names up this way. */
  public TargetGuard(HostResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Judges the addresses of a configuration. The embedded server has none: it starts on this
   * machine's loopback.
   *
   * @return the names among them with their addresses
   * @throws SafetyException with the reasons, when one of them is not allowed or nobody can tell
   */
  public CheckedHosts check(SuiteConfig config) {
    TargetSettings target = config.target();
    if (target.environment() == TargetEnvironment.EMBEDDED) {
      return new CheckedHosts(Map.of());
    }
    HostGuard guard = new HostGuard(target.environment(), config.safety(), resolver);
    Map<String, List<String>> addresses = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    hosts(config)
        .forEach(
            (host, what) -> {
              try {
                List<String> found =
                    guard.check(what, host).stream().map(InetAddress::getHostAddress).toList();
                if (Host.of(host) instanceof Host.Name name) {
                  addresses.put(host, found);
                  addresses.put(host.toLowerCase(Locale.ROOT), found);
                  addresses.put(name.name(), found);
                }
              } catch (SafetyException refused) {
                reasons.add(refused.getMessage());
              }
            });
    if (!reasons.isEmpty()) {
      throw new SafetyException(reasons);
    }
    return new CheckedHosts(addresses);
  }

  /** Each host once, with the first key that names it. */
  private static Map<String, String> hosts(SuiteConfig config) {
    TargetSettings target = config.target();
    Map<String, String> hosts = new LinkedHashMap<>();
    put(hosts, target.baseUrl(), "cs.target.base-url");
    put(hosts, target.wsUrl(), "cs.target.ws-url");
    put(hosts, target.aiServiceUrl(), "cs.target.ai-service-url");
    put(hosts, target.metricsUrl(), "cs.target.metrics-url");
    put(hosts, config.preflight().redisUrl(), "cs.services.redis-url");
    put(hosts, config.database().url(), "cs.services.postgres-url");
    put(hosts, config.preflight().prometheusUrl(), "cs.services.prometheus-url");
    return hosts;
  }

  private static void put(Map<String, String> hosts, Optional<URI> url, String what) {
    url.map(URI::getHost).ifPresent(host -> hosts.putIfAbsent(host, what));
  }
}
