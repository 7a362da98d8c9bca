package cleansignal.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A server of somebody else's for a test, on a free port of the loopback, with data of its own that
 * go with it. Where its program is not installed the test that wants it is skipped.
 */
public final class RealServer implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final long STOP_SECONDS = 10;

  private final Process process;
  private final int port;
  private final Path folder;

  RealServer(Process process, int port, Path folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
  }

  /** Tells whether something holds by now. */
  @FunctionalInterface
  public interface Condition {

    /**
     * Looks.
     *
     * @throws Exception when nobody can tell; that ends the wait
     */
    boolean holds() throws Exception;
  }

  /** Its port, on 127.0.0.1. */
  public int port() {
    return port;
  }

  /**
   * Waits until something holds.
   *
   * @throws IllegalStateException when it does not within a minute, or the server ends before
   * @throws Exception what the condition throws
   */
  public void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.holds()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the server has ended with " + process.exitValue());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not within " + LIMIT.toSeconds() + " s");
      }
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  /** Ends it, politely first, and removes its data. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      empty(folder);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that nobody listens on just now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void empty(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException problem)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
