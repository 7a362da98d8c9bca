package cleansignal.simulation;

import cleansignal.config.SuiteConfig;
import cleansignal.config.TargetEnvironment;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Span;
import cleansignal.outcome.Outcome;
import cleansignal.report.Plain;
import cleansignal.target.GameServer;
import cleansignal.target.Route;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run leaves behind on its target, as far as its log knows.
 *
 * @param gamesOpened games that the target opened for the run
 * @param gamesEnded those of them that were seen to end; the others may still be open
 * @param gamesUnanswered orders of games that got no answer: the target may have opened them
 * @param usersRegistered users that the run registered, who stay
 * @param bypassed whether the load asked to be let past the target's limiters
 * @param games ids of the games that users of the run may still sit in, as they knew them
 */
record Aftermath(
    long gamesOpened,
    long gamesEnded,
    long gamesUnanswered,
    long usersRegistered,
    boolean bypassed,
    List<String> games) {

  /** The file of what is left over. */
  static final String FILE = "leftovers.json";

  /** For whoever let the load past the limiters. */
  static final String SWITCH_BYPASS_OFF =
      "the load asked to be let past the target's rate limits: switch that bypass off there now,"
          + " unless another run follows (RATE_LIMIT_BYPASS_ENABLED, RATE_LIMIT_BYPASS_TOKEN)";

  /** The console names no more of them; the file names them all. */
  private static final int NAMED = 5;

  /** Copies the list. */
  Aftermath {
    games = List.copyOf(games);
  }

  /**
   * What a judged run leaves behind.
   *
   * @param games ids of the games that nobody has left
   * @return empty for the embedded server, which takes everything with it
   */
  static Optional<Aftermath> of(
      SuiteConfig config, GameServer server, RunMeasures measures, List<String> games) {
    if (config.target().environment() == TargetEnvironment.EMBEDDED) {
      return Optional.empty();
    }
    Span run = measures.whole();
    return Optional.of(
        new Aftermath(
            count(run, server.createGame(), Outcome.OK),
            measures.gamesWhole().ended().values().stream().mapToLong(Long::longValue).sum(),
            count(run, server.createGame(), Outcome.TIMEOUT)
                + count(run, server.createGame(), Outcome.NETWORK),
            count(run, server.register(), Outcome.OK),
            config.target().bypassToken().isPresent(),
            games));
  }

  private static long count(Span run, Route route, Outcome outcome) {
    return run.requests(route.name()::equals).tally().of(outcome);
  }

  /**
   * Games that may still be open, at most, as far as the log knows; no fewer than there are ids of:
   * a game counts as ended when its users give it up, and the target may not have let them go.
   */
  long gamesLeft() {
    return Math.max(Math.max(0, gamesOpened - gamesEnded) + gamesUnanswered, games.size());
  }

  /** What an operator should know, one thing a line; users of the pool stay in any case. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "left on the target: "
            + gamesText()
            + String.format(
                Locale.ROOT,
                "%,d users that the run registered, and the pool's users until they are removed"
                    + " (docs/seeding.md)",
                usersRegistered));
    if (!games.isEmpty()) {
      lines.add(named(games));
    }
    if (bypassed) {
      lines.add(SWITCH_BYPASS_OFF);
    }
    return List.copyOf(lines);
  }

  /** A line with the first of these games, of which there is one at least. */
  static String named(List<String> games) {
    return "games that users were taken out of, or could not leave: "
        + Plain.oneLine(String.join(", ", games.subList(0, Math.min(NAMED, games.size()))))
        + (games.size() > NAMED ? ", and more in " + FILE : "");
  }

  /**
   * An order that was answered by an error may have opened a game all the same, so that there is
   * none is more than the log can say. Nothing where no game is known of at all.
   */
  private String gamesText() {
    if (gamesOpened == 0 && gamesLeft() == 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "%s (%,d opened, %,d seen to end, %,d orders without an answer), ",
        gamesLeft() == 0
            ? "no game that the log knows of"
            : String.format(Locale.ROOT, "at most %,d games", gamesLeft()),
        gamesOpened,
        gamesEnded,
        gamesUnanswered);
  }

  /** The same for programs. */
  String json() {
    ObjectNode json =
        new JsonMapper()
            .createObjectNode()
            .put("gamesOpened", gamesOpened)
            .put("gamesEnded", gamesEnded)
            .put("gamesUnanswered", gamesUnanswered)
            .put("gamesLeftAtMost", gamesLeft())
            .put("usersRegistered", usersRegistered)
            .put("bypassed", bypassed);
    games.forEach(json.putArray("games")::add);
    return json.toString();
  }
}
