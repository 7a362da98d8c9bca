package cleansignal.chain;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Classifier;
import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import cleansignal.request.Burst;
import cleansignal.target.GameServer;
import cleansignal.target.Route;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold of calls for tokens that are made at once: no two tokens are equal, one refresh
 * token is exchanged once at most, nothing breaks. Pure state; one for each race step.
 */
final class TokenRace implements Burst.Rule {

  private static final int UNAUTHORIZED = 401;

  private final Route route;
  private final GameServer.TokenPaths paths;
  private final boolean oneWinner;
  private final Set<String> seen = new HashSet<>();
  private Optional<Map<String, String>> winner = Optional.empty();

  private TokenRace(Route route, GameServer.TokenPaths paths, boolean oneWinner, Set<String> held) {
    this.route = route;
    this.paths = paths;
    this.oneWinner = oneWinner;
    seen.addAll(held);
  }

  /** All succeed, each with tokens of its own. */
  static TokenRace allWin(GameServer server, Route route, Set<String> held) {
    return new TokenRace(route, server.tokenPaths(), false, held);
  }

  /** One succeeds at most; 401 is the right answer to the others. */
  static TokenRace oneWins(GameServer server, Route route, Set<String> held) {
    return new TokenRace(route, server.tokenPaths(), true, held);
  }

  /** The fields of the last answer that brought tokens; empty when none did. */
  Optional<Map<String, String>> winner() {
    return winner;
  }

  @Override
  public Optional<String> fault(int status, Map<String, String> fields) {
    if (oneWinner && status == UNAUTHORIZED) {
      return Optional.empty();
    }
    Classified classified = Classifier.classify(route.call(), route.success(), status, false);
    if (classified.outcome() != Outcome.OK) {
      return Optional.of(OutcomeText.failed(classified));
    }
    boolean second = winner.isPresent();
    winner = Optional.of(fields);
    for (String path : new String[] {paths.access(), paths.refresh()}) {
      if (!fields.containsKey(path)) {
        return Optional.of(OutcomeText.missing(path));
      }
      if (!seen.add(fields.get(path))) {
        return Optional.of(
            OutcomeText.recorded(Outcome.CONTRACT, path + " is a token that was given before"));
      }
    }
    return oneWinner && second
        ? Optional.of(
            OutcomeText.recorded(Outcome.CONTRACT, "a refresh token was exchanged once more"))
        : Optional.empty();
  }
}
