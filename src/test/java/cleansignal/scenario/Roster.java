package cleansignal.scenario;

import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlannedUser;
import cleansignal.pool.Leases;
import cleansignal.request.Callers;
import cleansignal.request.VirtualUser;
import io.gatling.javaapi.core.Session;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Makes the plan's users of Gatling's, in the order in which they start: each with an identity of
 * its own, its own source of chance, and its own request ids. Thread-safe.
 */
public final class Roster {

  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("SplittableRandom");

  private final Leases leases;
  private final Callers callers;
  private final long seed;
  private final Queue<PlannedUser> waiting;

  /**
   * A roster on which nobody has started.
   *
   * @param seed of the run; with the same seed and plan, each user draws the same
   */
  public Roster(LoadPlan plan, Leases leases, Callers callers, long seed) {
    this.leases = leases;
    this.callers = callers;
    this.seed = seed;
    this.waiting = new ConcurrentLinkedQueue<>(plan.users());
  }

  /**
   * The next user of the plan starts.
   *
   * @throws java.util.NoSuchElementException when all have started
   * @throws IllegalStateException when its identity is in use
   */
  Session enter(Session session) {
    PlannedUser planned = waiting.remove();
    VirtualUser user =
        new VirtualUser(
            planned, leases.lease(planned.identity()), RANDOM.create(seed + planned.index()));
    return callers.user(planned.index()).into(user.into(session));
  }

  /** The session's user ends: its identity is free again. */
  void leave(Session session) {
    leases.release(VirtualUser.of(session).planned().identity());
  }
}
