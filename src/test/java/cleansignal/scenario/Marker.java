package cleansignal.scenario;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import cleansignal.request.LogRecords;
import cleansignal.request.RunClock;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.List;
import java.util.Optional;

/**
 * One user who stands in for a load that must not start, and sends nothing: with nobody at all,
 * there would be neither a run folder nor a report that tells why.
 */
public final class Marker {

  private Marker() {}

  /**
   * The marker's population.
   *
   * @param name of its scenario and of the one record that it leaves, technical
   * @param why it is there, one line
   */
  public static PopulationBuilder of(String name, String why, RunClock clock) {
    return scenario(name)
        .exec(
            exec(
                LogRecords.write(
                    session ->
                        List.of(
                            new LogRecords.Entry(
                                name, clock.now(), clock.now(), Optional.of(why))))))
        .injectOpen(atOnceUsers(1));
  }
}
