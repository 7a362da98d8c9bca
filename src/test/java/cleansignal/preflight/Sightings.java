package cleansignal.preflight;

import cleansignal.safety.Answer;
import cleansignal.target.GameServer;
import cleansignal.target.Limiter;
import cleansignal.target.Limiter.Covers;
import cleansignal.target.Limiter.Sight;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the headers of a few answers show of the target's limiters. Only the last limiter of a call
 * is seen in its answer, so each kind is asked for by a call that ends behind it: one without a
 * token is refused after those that count addresses; one with a token goes on to those that count
 * users, and shows the former ones when these let it past.
 */
final class Sightings {

  /** An id as the target makes them, of a game that there is not. */
  private static final String NO_GAME = "c000000000000000000000000";

  private static final int TOO_MANY = 429;

  /**
   * One limiter as two callers see it.
   *
   * @param load as the load sees it
   * @param anybody as a caller sees it who does not ask to be let past; empty when the load does
   *     not ask either
   */
  record Seen(Shown load, Optional<Shown> anybody) {}

  private final Map<Limiter, Seen> seen = new HashMap<>();

  private Sightings() {}

  /** Asks for all limiters that can be seen. */
  static Sightings of(Visit visit) throws IOException, InterruptedException {
    Sightings sightings = new Sightings();
    for (Limiter limiter : visit.subject().server().limiters()) {
      if (limiter.sight() != Sight.NOWHERE) {
        Ask ask = ask(visit.subject().server(), limiter.covers());
        Optional<String> token =
            limiter.sight() == Sight.WITH_TOKEN
                ? Optional.of(visit.somebody().access())
                : Optional.empty();
        Optional<Shown> anybody =
            visit.caller().hasBypass()
                ? Optional.of(look(visit, ask.asAnybody(), token))
                : Optional.empty();
        sightings.seen.put(limiter, new Seen(look(visit, ask, token), anybody));
      }
    }
    return sightings;
  }

  /** What was seen of a limiter that can be seen. */
  Seen of(Limiter limiter) {
    return seen.get(limiter);
  }

  private static Ask ask(GameServer server, Covers covers) {
    return covers == Covers.GAMES
        ? Ask.of(server.readGame()).about(NO_GAME)
        : Ask.of(server.profile());
  }

  private static Shown look(Visit visit, Ask ask, Optional<String> token)
      throws IOException, InterruptedException {
    Shown before = shown(visit.ask(ask));
    if (token.isEmpty()) {
      return before;
    }
    Shown after = shown(visit.ask(ask.by(token.get())));
    return isTheSame(before, after) ? new Shown.Past() : after;
  }

  /**
   * Whether the limiter that counted the call without a token counted this one, too. One that
   * counts users has counted fewer calls, so it can't have less left of as many.
   */
  private static boolean isTheSame(Shown before, Shown after) {
    return before instanceof Shown.Counts first
        && after instanceof Shown.Counts second
        && first.points() == second.points()
        && second.left() < first.left();
  }

  static Shown shown(Answer answer) {
    if (answer.status() == TOO_MANY) {
      return new Shown.Refused(answer.header("Retry-After").orElse(0));
    }
    return answer.header("X-RateLimit-Limit").isPresent()
            && answer.header("X-RateLimit-Remaining").isPresent()
        ? new Shown.Counts(
            answer.header("X-RateLimit-Limit").getAsLong(),
            answer.header("X-RateLimit-Remaining").getAsLong())
        : new Shown.Nothing();
  }
}
