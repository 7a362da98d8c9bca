package cleansignal.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What becomes of a target when the JVM of its load is told to end before the run is over: by
 * Ctrl-C, or by a build that is cancelled. Gatling would stop at once and leave every game open.
 *
 * @param games ids of the games that users could not leave in time
 * @param bypassed whether the load asked to be let past the target's limiters
 */
record Interruption(List<String> games, boolean bypassed) {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** Copies the list. */
  Interruption {
    games = List.copyOf(games);
  }

  /** What is said at once, because leaving takes its time. */
  static String begins(Path killSwitch) {
    return "interrupted: there will be no verdict, users leave their games; the file "
        + killSwitch
        + " ends a load with a verdict";
  }

  /**
   * Waits while users leave.
   *
   * @param first in any case: who has decided on a request just now has sent it by then
   * @param longest in all
   */
  static void await(BooleanSupplier hasLeft, Duration first, Duration longest) {
    long start = System.nanoTime();
    try {
      Thread.sleep(first.toMillis());
      while (!hasLeft.getAsBoolean() && System.nanoTime() - start < longest.toNanos()) {
        Thread.sleep(LOOK_AGAIN.toMillis());
      }
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  /** What an operator should know, one thing a line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        games.isEmpty()
            ? "nobody sits in a game any more, as far as the load knows"
            : Aftermath.named(games));
    if (bypassed) {
      lines.add(Aftermath.SWITCH_BYPASS_OFF);
    }
    return List.copyOf(lines);
  }

  /** The same for programs. */
  String json() {
    ObjectNode json =
        new JsonMapper().createObjectNode().put("interrupted", true).put("bypassed", bypassed);
    games.forEach(json.putArray("games")::add);
    return json.toString();
  }
}
