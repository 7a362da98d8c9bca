package cleansignal.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Runs that go on at the same time, from when this is made: for runs whose users wait most of the
 * time, or tests would wait for each run in turn.
 *
 * @param <R> the runs
 */
final class Together<R extends Enum<R> & Together.Run> {

  private final Map<R, CompletableFuture<EndedRun>> runs;

  /** One of the runs. */
  interface Run {

    /** Runs it to its end. */
    EndedRun run() throws IOException;
  }

  /** Starts all of them. */
  Together(Set<R> all) {
    runs = new HashMap<>();
    for (R run : all) {
      CompletableFuture<EndedRun> end = new CompletableFuture<>();
      runs.put(run, end);
      // Not in the common pool, which has one thread on a machine of two cores.
      new Thread(() -> end.completeAsync(() -> ended(run), Runnable::run), run.name()).start();
    }
  }

  private static EndedRun ended(Run run) {
    try {
      return run.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The end of that run, for which the caller waits.
   *
   * @throws java.util.concurrent.CompletionException when it could not be run
   */
  EndedRun of(R run) {
    return runs.get(run).join();
  }
}
