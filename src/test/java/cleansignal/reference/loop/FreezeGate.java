package cleansignal.reference.loop;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Holds everything back while the server is frozen: requests that arrive and answers that become
 * ready. Connections are still accepted, as by a server whose only thread is stuck.
 */
public final class FreezeGate {
  private final Queue<Runnable> held = new ArrayDeque<>();
  private int freezes;

  /** Runs this now, or at the thaw, in the order of arrival. */
  public void pass(Runnable work) {
    if (freezes > 0) {
      held.add(work);
    } else {
      work.run();
    }
  }

  /** Begins a freeze; freezes that overlap end with the last one. */
  public void freeze() {
    freezes++;
  }

  /** Ends a freeze, and lets go what was held if it was the last. */
  public void thaw() {
    freezes--;
    while (freezes == 0 && !held.isEmpty()) {
      held.remove().run();
    }
  }
}
