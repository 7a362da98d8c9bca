package cleansignal.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Stops a process and lets it go on, in turn: it gets half of its time, whatever it would do. */
final class DutyCycle {

  private static final Duration HALF = Duration.ofMillis(150);

  private DutyCycle() {}

  /**
   * Starves the process until so much time is over, or it ends. Each cycle lets it go on before the
   * next one starts, so it runs again afterwards.
   *
   * @throws AssertionError when it can't be stopped
   */
  static void starve(Process process, Duration time) throws IOException {
    long cycles = time.dividedBy(HALF.multipliedBy(2));
    try {
      for (long cycle = 0; cycle < cycles && process.isAlive(); cycle++) {
        signal(process, "STOP");
        process.waitFor(HALF.toMillis(), TimeUnit.MILLISECONDS);
        signal(process, "CONT");
        process.waitFor(HALF.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
            .redirectErrorStream(true)
            .start();
    String said = new String(kill.getInputStream().readAllBytes());
    if (kill.waitFor() != 0 && process.isAlive()) {
      throw new AssertionError("kill -" + name + ": " + said);
    }
  }
}
