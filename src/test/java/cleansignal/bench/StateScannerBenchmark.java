package cleansignal.bench;

import cleansignal.target.dialect.Dialect;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.ringrift.Captured;
import cleansignal.target.ringrift.RingRiftDialect;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What it costs to read a game state from its frame: by the dialect's scanner, and by a Jackson
 * tree of which the same fields are taken. The states are those captured from a running server.
 * Time is that of the thread on a processor, so that a busy machine does not spoil it.
 */
public final class StateScannerBenchmark {

  private static final int ROUNDS = 7;
  private static final long ROUND_NANOS = 1_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final JsonMapper JSON = new JsonMapper();
  private static final Dialect DIALECT = new RingRiftDialect();

  private StateScannerBenchmark() {}

  /** One way of reading a frame. */
  @FunctionalInterface
  private interface Reading {
    /** Returns a number made of what was read, so that nothing is left out as unused. */
    int read(String frame) throws JsonProcessingException;
  }

  /** Reads all states again and again in both ways, in turns, and prints the best rounds. */
  public static void main(String[] args) throws JsonProcessingException {
    List<String> frames =
        Stream.concat(Captured.oneGame().stream(), Captured.statesBySize().stream())
            .filter(frame -> frame.startsWith("42[\"game_state\""))
            .toList();
    long characters = frames.stream().mapToLong(String::length).sum();
    print("%d states, %,d characters on average", frames.size(), characters / frames.size());
    double scanner = Double.MAX_VALUE;
    double tree = Double.MAX_VALUE;
    for (int round = 1; round <= ROUNDS; round++) {
      double scanned = microsAFrame(frames, StateScannerBenchmark::scanned);
      double mapped = microsAFrame(frames, StateScannerBenchmark::mapped);
      print("round %d: scanner %6.1f us, Jackson tree %6.1f us a state", round, scanned, mapped);
      scanner = Math.min(scanner, scanned);
      tree = Math.min(tree, mapped);
    }
    print(
        "best: scanner %.1f us (%,.0f MB/s), Jackson tree %.1f us: %.1f times as fast",
        scanner, characters / (double) frames.size() / scanner, tree, tree / scanner);
  }

  private static double microsAFrame(List<String> frames, Reading reading)
      throws JsonProcessingException {
    long read = 0;
    long sum = 0;
    long start = THREADS.getCurrentThreadCpuTime();
    long spent = 0;
    while (spent < ROUND_NANOS) {
      for (String frame : frames) {
        sum += reading.read(frame);
      }
      read += frames.size();
      spent = THREADS.getCurrentThreadCpuTime() - start;
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing was read");
    }
    return spent / 1e3 / read;
  }

  private static int scanned(String frame) {
    GameEvent.State event = (GameEvent.State) DIALECT.read(frame);
    return event.state().turn() + event.state().historyLength() + event.state().moves().size();
  }

  private static int mapped(String frame) throws JsonProcessingException {
    JsonNode data = JSON.readTree(frame.substring(2)).path(1).path("data");
    JsonNode state = data.path("gameState");
    return state.path("currentPlayer").asInt()
        + state.path("moveHistory").size()
        + data.path("validMoves").size();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
