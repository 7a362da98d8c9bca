package cleansignal.plan;

import cleansignal.config.Shard;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/** Deals the identities of the pool to users, so that none is ever shared. */
final class Identities {
  /**
   * Rest of an identity after its user's end: longer than the last request of that user can take. A
   * time-out, so never paced.
   */
  static final long REST_MILLIS = 30_000;

  /** When a user needs an identity, ms. */
  record Life(long login, long end) {}

  private record Busy(long until, int identity) {}

  private Identities() {}

  /**
   * Deals identities. A pool that is too small is taken for one that just suffices: the plan says
   * what it needs ({@link LoadPlan#poolNeeded}), and whoever starts it sees that it is there.
   *
   * @param lives the shard's users in order of login
   * @param poolSize the pool over all shards; empty = as large as needed
   * @param shard which identities of the pool may be used: those whose index modulo count is index
   * @return an identity a user, in the same order
   */
  static int[] deal(List<Life> lives, OptionalInt poolSize, Shard shard) {
    int needed = needed(lives);
    int available =
        poolSize.isPresent()
            ? Math.max(
                needed, Math.floorDiv(poolSize.getAsInt() - shard.index() - 1, shard.count()) + 1)
            : needed;
    int[] dealt = new int[lives.size()];
    PriorityQueue<Busy> busy = new PriorityQueue<>(Comparator.comparingLong(Busy::until));
    ArrayDeque<Integer> rested = new ArrayDeque<>();
    int fresh = 0;
    for (int user = 0; user < dealt.length; user++) {
      Life life = lives.get(user);
      while (!busy.isEmpty() && busy.peek().until <= life.login) {
        rested.add(busy.remove().identity);
      }
      // A fresh one as long as there are any: an identity that nobody used can carry nothing over.
      dealt[user] = fresh < available ? poolIndex(fresh++, shard) : rested.remove();
      busy.add(new Busy(life.end + REST_MILLIS, dealt[user]));
    }
    return dealt;
  }

  /** The largest number of identities in use or at rest at once. */
  static int needed(List<Life> lives) {
    PriorityQueue<Long> busy = new PriorityQueue<>();
    int most = 0;
    for (Life life : lives) {
      while (!busy.isEmpty() && busy.peek() <= life.login) {
        busy.remove();
      }
      busy.add(life.end + REST_MILLIS);
      most = Math.max(most, busy.size());
    }
    return most;
  }

  private static int poolIndex(int ordinal, Shard shard) {
    return ordinal * shard.count() + shard.index();
  }
}
