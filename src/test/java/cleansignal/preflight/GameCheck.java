package cleansignal.preflight;

import cleansignal.config.SuiteConfig;
import cleansignal.safety.Answer;
import cleansignal.target.GameServer;
import cleansignal.target.GameServer.NewGame;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A game is opened, joined where the pool has a second user, and left by everybody. */
final class GameCheck {

  private static final String ADVICE =
      "try the same by hand: with that, no game of the run would start";

  private GameCheck() {}

  static Finding look(Visit visit) throws IOException, InterruptedException {
    GameServer server = visit.subject().server();
    List<SignedIn> players = visit.everybody().subList(0, Math.min(2, visit.everybody().size()));
    Answer created =
        visit.ask(
            Ask.of(server.createGame())
                .by(players.get(0).access())
                .with(server.createGameBody(game(visit.subject().config()))));
    Optional<String> id = created.text(server.gameId());
    if (created.status() != server.createGame().success() || id.isEmpty()) {
      return Finding.fail(server.createGame().name() + " answers " + created.says(), ADVICE);
    }
    visit.opened(id.get());
    Optional<String> notJoined =
        players.size() > 1
            ? visit.problem(Ask.of(server.joinGame()).about(id.get()).by(players.get(1).access()))
            : Optional.empty();
    Optional<String> notLeft = leave(visit, id.get(), players);
    return notJoined
        .or(() -> notLeft)
        .map(problem -> Finding.fail(problem, ADVICE))
        .orElseGet(
            () ->
                Finding.pass(
                    players.size() > 1
                        ? "a game is opened, joined and left"
                        : "a game is opened and left"));
  }

  /**
   * The last who came leaves first, so that the game ends with its owner. Whoever's join was
   * refused or got no answer leaves as well: he may sit there all the same.
   */
  private static Optional<String> leave(Visit visit, String id, List<SignedIn> players)
      throws InterruptedException {
    Optional<String> first = Optional.empty();
    for (int i = players.size() - 1; i >= 0; i--) {
      Optional<String> problem =
          visit.problem(
              Ask.of(visit.subject().server().leaveGame()).about(id).by(players.get(i).access()));
      first = first.or(() -> problem);
    }
    return first;
  }

  /** Two humans: a game with an AI could not be joined. */
  private static NewGame game(SuiteConfig config) {
    return new NewGame(
        config.games().boardType(),
        2,
        0,
        config.ai().mode(),
        config.ai().type(),
        config.ai().difficulty());
  }
}
