package cleansignal.reference.loop;

import io.vertx.core.Vertx;

/** Does things later, on the event loop; while the server is frozen, later still. */
public final class Timers {
  private final Vertx vertx;
  private final FreezeGate gate;

  /** On this loop, held back by this gate. */
  public Timers(Vertx vertx, FreezeGate gate) {
    this.vertx = vertx;
    this.gate = gate;
  }

  /** Something that will be done later. */
  public static final class Timer {
    /** Nothing to be done. */
    public static final Timer NONE = new Timer();

    private Vertx vertx;
    private long id;
    private boolean canceled;

    /** Makes sure that it will not be done; harmless afterwards. */
    public void cancel() {
      canceled = true;
      if (vertx != null) {
        vertx.cancelTimer(id);
      }
    }
  }

  /** Does this after so many milliseconds, at the next turn of the loop if they are 0. */
  public Timer after(long millis, Runnable work) {
    Timer timer = new Timer();
    timer.vertx = vertx;
    timer.id =
        vertx.setTimer(
            Math.max(1, millis),
            id ->
                gate.pass(
                    () -> {
                      if (!timer.canceled) {
                        work.run();
                      }
                    }));
    return timer;
  }

  /** Does this now, or at the thaw. */
  public void now(Runnable work) {
    gate.pass(work);
  }
}
