package cleansignal.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import cleansignal.chain.Authentication;
import cleansignal.request.GatlingClock;
import cleansignal.request.LiveRecorder;
import cleansignal.request.RunClock;
import cleansignal.request.VirtualUser;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;

/**
 * Users of the plan that live alike: each logs in, waits for its time, behaves until the plan ends
 * it.
 */
public final class PlannedCrowd {

  private final Roster roster;
  private final RunClock clock;
  private final LiveRecorder live;

  private PlannedCrowd(Roster roster, RunClock clock, LiveRecorder live) {
    this.roster = roster;
    this.clock = clock;
    this.live = live;
  }

  /**
   * The crowd's population.
   *
   * @param name the scenario's name in the log
   * @param roster the crowd's users, at least one
   * @param behaviour what a user that has logged in does until its planned end
   * @param onFirstUser runs once, in the first user's first action: only then does the run folder
   *     exist
   */
  public static PopulationBuilder of(
      String name,
      Roster roster,
      RunClock clock,
      LiveRecorder live,
      Authentication authentication,
      ChainBuilder behaviour,
      Runnable onFirstUser) {
    PlannedCrowd crowd = new PlannedCrowd(roster, clock, live);
    ChainBuilder life =
        exec(authentication.login())
            .doIf(Authentication::loggedIn)
            .then(exec(pause(crowd::untilPlay)).exec(behaviour));
    return scenario(name)
        .exec(GatlingClock.toldBy(clock))
        .exec(session -> crowd.enter(session, onFirstUser))
        .exec(life)
        .exec(crowd::exit)
        .injectOpen(InjectionProfile.of(roster.users()));
  }

  private Session enter(Session session, Runnable onFirstUser) {
    if (clock.start()) {
      onFirstUser.run();
    }
    live.users(1);
    Session entered = roster.enter(session);
    long planned = clock.at(VirtualUser.of(entered).planned().login());
    live.startedLate(Math.max(0, clock.now() - planned));
    return entered;
  }

  private Session exit(Session session) {
    roster.leave(session);
    live.users(-1);
    return session;
  }

  private Duration untilPlay(Session session) {
    long play = clock.at(VirtualUser.of(session).planned().play());
    return Duration.ofMillis(Math.max(0, play - clock.now()));
  }
}
