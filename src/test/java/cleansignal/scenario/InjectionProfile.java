package cleansignal.scenario;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;

import cleansignal.plan.PlannedUser;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The plan's user starts as Gatling injection steps: each user exactly at its planned login. */
final class InjectionProfile {

  private InjectionProfile() {}

  /**
   * Steps that start the users.
   *
   * @param users in order of login, at least one
   */
  static List<OpenInjectionStep> of(List<PlannedUser> users) {
    List<OpenInjectionStep> steps = new ArrayList<>();
    Duration reached = Duration.ZERO;
    int together = 0;
    for (PlannedUser user : users) {
      if (user.login().compareTo(reached) > 0) {
        if (together > 0) {
          steps.add(atOnceUsers(together));
        }
        steps.add(nothingFor(user.login().minus(reached)));
        reached = user.login();
        together = 0;
      }
      together++;
    }
    steps.add(atOnceUsers(together));
    return steps;
  }
}
