package cleansignal.request;

import cleansignal.target.Route;
import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.session.Session$;
import io.gatling.javaapi.core.Session;
import java.util.Map;
import java.util.Optional;

/** What tests need of Gatling outside any run: it hands out neither sessions nor its DSL there. */
public final class GatlingForTests {

  private GatlingForTests() {}

  /** Makes the DSL usable in this JVM; to be called before anything of it is. */
  public static synchronized void configureDsl() {
    if (Predef$.MODULE$._configuration() == null) {
      Predef$.MODULE$._configuration_$eq(GatlingConfiguration.load());
    }
  }

  /** An empty session of a user of its own. */
  public static Session session() {
    return new Session(Session$.MODULE$.apply("a scenario", 1, null));
  }

  /**
   * That session after an exchange.
   *
   * @param status the answer's status; empty when none came
   * @param failed whether a check, or the transport, failed
   */
  public static Session after(
      Session session, Route route, Optional<Integer> status, boolean failed) {
    return after(session, route, status, failed, Map.of());
  }

  /**
   * That session after an exchange whose answer held these fields.
   *
   * @param fields texts by path
   */
  public static Session after(
      Session session,
      Route route,
      Optional<Integer> status,
      boolean failed,
      Map<String, String> fields) {
    Exchanges exchanges = new Exchanges("u0");
    exchanges.begin(route, millis -> false, 0);
    status.ifPresent(
        code -> exchanges.answered(new Exchanges.Answer(code, 0, 1, Optional.empty(), true)));
    exchanges.told(fields);
    exchanges.end(failed, 1);
    return exchanges.into(session);
  }
}
