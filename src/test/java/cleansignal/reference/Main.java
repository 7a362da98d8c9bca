package cleansignal.reference;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The reference server as a process of its own.
 *
 * <p>It reads one line of JSON from standard input, the settings (so that no secret stands on a
 * command line; {@code {}} for the defaults), starts, prints one line {@code
 * {"ready":true,"port":41234,"adminPort":41235, "aiPort":41236}} on standard output, and exits with
 * status 0 as soon as standard input closes: however its parent ends, it ends too. Settings that
 * are wrong give one line on standard error and exit status 1.
 *
 * <p>{@code -Xmx128m -XX:+UseSerialGC} is plenty for it without sockets, {@code -Xmx512m} with
 * hundreds of games on them; {@code -XX:TieredStopAtLevel=1} halves the CPU of its start, at the
 * price of a slower server in the long run.
 */
public final class Main {
  /** What a shell reports of a process that was killed. */
  private static final int KILLED_STATUS = 137;

  private static final double MILLIS_PER_SECOND = 1000;

  private Main() {}

  /** Runs until standard input closes; takes no arguments. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    // Whatever a library prints must not get between the parent and the one line that it waits for.
    System.setOut(System.err);
    // Straight to the platform's logger, which is quiet; the other one on the class path is not.
    System.setProperty(
        "vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.JULLogDelegateFactory");
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ReferenceServer server;
    try {
      String line = input.readLine();
      ReferenceSettings settings = ReferenceSettings.fromJson(line == null ? "" : line);
      server = ReferenceServer.start(settings);
      scheduleDeath(settings.dieAfterSeconds());
    } catch (IllegalArgumentException | IllegalStateException mistake) {
      System.err.println("reference server: " + mistake.getMessage());
      System.exit(1);
      return;
    }
    answers.printf(
        "{\"ready\":true,\"port\":%d,\"adminPort\":%d,\"aiPort\":%d}%n",
        server.port(), server.adminPort(), server.aiPort());
    answers.flush();
    while (input.readLine() != null) {
      // Only the end of the input means anything.
    }
    System.exit(0);
  }

  private static void scheduleDeath(double afterSeconds) {
    if (afterSeconds > 0) {
      ScheduledExecutorService executioner = Executors.newSingleThreadScheduledExecutor();
      executioner.schedule(
          () -> Runtime.getRuntime().halt(KILLED_STATUS),
          Math.round(afterSeconds * MILLIS_PER_SECOND),
          TimeUnit.MILLISECONDS);
    }
  }
}
