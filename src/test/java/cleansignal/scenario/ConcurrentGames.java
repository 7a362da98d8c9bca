package cleansignal.scenario;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import cleansignal.chain.Authentication;
import cleansignal.chain.WatchGames;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlannedUser;
import cleansignal.pool.Leases;
import cleansignal.request.Exchanges;
import cleansignal.request.LiveRecorder;
import cleansignal.request.RunClock;
import cleansignal.request.VirtualUser;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGeneratorFactory;

/** The crowd of the plan: each user logs in, waits for its table's time, watches games, leaves. */
public final class ConcurrentGames {

  /** The scenario's name in the log. */
  public static final String NAME = "concurrent-games";

  private final LoadPlan plan;
  private final Leases leases;
  private final RunClock clock;
  private final LiveRecorder live;
  private final long seed;
  private final Queue<PlannedUser> waiting;

  private ConcurrentGames(
      LoadPlan plan, Leases leases, RunClock clock, LiveRecorder live, long seed) {
    this.plan = plan;
    this.leases = leases;
    this.clock = clock;
    this.live = live;
    this.seed = seed;
    this.waiting = new ConcurrentLinkedQueue<>(plan.users());
  }

  /**
   * The crowd's population.
   *
   * @param onFirstUser runs once, in the first user's first action: only then does the run folder
   *     exist
   */
  public static PopulationBuilder of(
      LoadPlan plan,
      Leases leases,
      RunClock clock,
      LiveRecorder live,
      long seed,
      Authentication authentication,
      WatchGames games,
      Runnable onFirstUser) {
    ConcurrentGames crowd = new ConcurrentGames(plan, leases, clock, live, seed);
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
    PlannedUser planned = waiting.remove();
    live.users(1);
    VirtualUser user =
        new VirtualUser(
            planned,
            leases.lease(planned.identity()),
            RandomGeneratorFactory.of("SplittableRandom").create(seed + planned.index()));
    return new Exchanges("u" + planned.index()).into(user.into(session));
  }

  private Session exit(Session session) {
    leases.release(VirtualUser.of(session).planned().identity());
    live.users(-1);
    return session;
  }

  private Duration untilPlay(Session session) {
    long play = clock.at(VirtualUser.of(session).planned().play());
    return Duration.ofMillis(Math.max(0, play - clock.now()));
  }
}
