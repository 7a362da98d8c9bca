package cleansignal.safety;

import cleansignal.target.Route;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses a target that sends its callers to another host. No client of the suite would follow, but
 * a load whose every answer points elsewhere measures nothing, and says that the address is wrong.
 */
public final class RedirectGuard {

  private static final int FIRST_REDIRECT = 300;
  private static final int LAST_REDIRECT = 399;

  private RedirectGuard() {}

  /**
   * Asks once. A target that does not answer points nowhere.
   *
   * @param http asks the target
   * @param route a call that needs no token
   * @throws SafetyException when the answer is a redirect to another host, or to what is none
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public static void check(DirectHttp http, Route route) throws InterruptedException {
    try {
      Answer answer = http.send(route, Optional.empty(), Map.of());
      if (answer.status() >= FIRST_REDIRECT && answer.status() <= LAST_REDIRECT) {
        answer
            .headers()
            .firstValue("Location")
            .filter(location -> leaves(http.base(), location))
            .ifPresent(
                location -> {
                  throw new SafetyException(
                      http.base()
                          + " redirects "
                          + route.name()
                          + " to another host ("
                          + shown(location)
                          + "): load that one instead if it is yours to load");
                });
      }
    } catch (IOException unreachable) {
      // Whether it is there is for others to say.
    }
  }

  private static boolean leaves(URI base, String location) {
    try {
      Optional<String> there = Optional.ofNullable(base.resolve(location.strip()).getHost());
      return there.filter(host -> Host.of(host).equals(Host.of(base.getHost()))).isEmpty();
    } catch (IllegalArgumentException noAddress) {
      return true;
    }
  }

  /** The host alone: the rest may hold what others must not read. */
  private static String shown(String location) {
    try {
      return Optional.ofNullable(URI.create(location.strip()).getHost()).orElse("no host");
    } catch (IllegalArgumentException noAddress) {
      return "no address";
    }
  }
}
