package cleansignal.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import cleansignal.chain.Authentication;
import cleansignal.chain.WatchGames;
import cleansignal.plan.LoadPlan;
import cleansignal.request.LiveRecorder;
import cleansignal.request.RunClock;
import cleansignal.request.VirtualUser;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;

/** The crowd of the plan: each user logs in, waits for its table's time, watches games, leaves. */
public final class ConcurrentGames {

  /** The scenario's name in the log. */
  public static final String NAME = "concurrent-games";

  private final Roster roster;
  private final RunClock clock;
  private final LiveRecorder live;

  private ConcurrentGames(Roster roster, RunClock clock, LiveRecorder live) {
    this.roster = roster;
    this.clock = clock;
    this.live = live;
  }

  /**
   * The crowd's population.
   *
   * @param onFirstUser runs once, in the first user's first action: only then does the run folder
   *     exist
   */
  public static PopulationBuilder of(
      LoadPlan plan,
      Roster roster,
      RunClock clock,
      LiveRecorder live,
      Authentication authentication,
      WatchGames games,
      Runnable onFirstUser) {
    ConcurrentGames crowd = new ConcurrentGames(roster, clock, live);
    ChainBuilder life =
        exec(authentication.login())
            .doIf(Authentication::loggedIn)
            .then(exec(pause(crowd::untilPlay)).exec(games.untilPlannedEnd()));
    return scenario(NAME)
        .exec(session -> crowd.enter(session, onFirstUser))
        .exec(life)
        .exec(crowd::exit)
        .injectOpen(InjectionProfile.of(plan.users()));
  }

  private Session enter(Session session, Runnable onFirstUser) {
    if (clock.start()) {
      onFirstUser.run();
    }
    live.users(1);
    return roster.enter(session);
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
