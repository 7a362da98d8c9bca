package cleansignal.preflight;

import cleansignal.safety.Answer;
import cleansignal.target.GameServer;
import java.io.IOException;
import java.util.Optional;

/**
 * The target takes moves over HTTP, where the run makes some. Asked for with a move that is none,
 * in the game that the preflight opened and left: a target that takes moves refuses it by another
 * code than one that takes none.
 */
final class MovesOverHttpCheck {

  private static final int TOO_MANY = 429;
  private static final String NO_MOVE = "{}";

  private MovesOverHttpCheck() {}

  static Finding look(Visit visit) throws IOException, InterruptedException {
    if (!visit.subject().spec().manner().movesOverHttp()) {
      return Finding.skip("the run makes no moves over HTTP");
    }
    Optional<String> game = visit.game();
    if (game.isEmpty()) {
      return Finding.skip("no game was opened");
    }
    GameServer server = visit.subject().server();
    Ask ask =
        Ask.of(server.moveOverHttp()).about(game.get()).by(visit.somebody().access()).with(NO_MOVE);
    Answer answer = visit.ask(ask);
    String says = ask + " answers " + answer.says();
    if (answer.code().filter(server.noMovesOverHttp()::contains).isPresent()) {
      return Finding.fail(
          "the target takes no moves over HTTP: " + says,
          server.howToTakeMovesOverHttp() + ", or play over sockets alone");
    }
    return refuses(answer)
        ? Finding.pass("the target looks at moves over HTTP: " + says)
        : Finding.warn("not visible: " + says, "try a move over HTTP by hand");
  }

  /** A limiter or a broken server tells nothing of the route. */
  private static boolean refuses(Answer answer) {
    return answer.status() >= 400 && answer.status() < 500 && answer.status() != TOO_MANY;
  }
}
