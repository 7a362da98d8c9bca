package cleansignal.preflight;

import cleansignal.safety.Answer;
import cleansignal.safety.DirectHttp;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One preflight under way: what it examines, and what later checks need of earlier ones. */
final class Visit {

  private final Subject subject;
  private final Caller caller;
  private final Pauses pauses;
  private final List<SignedIn> signedIn = new ArrayList<>();
  private Optional<Answer> health = Optional.empty();
  private Optional<String> ill = Optional.empty();
  private Optional<String> game = Optional.empty();
  private Optional<Sightings> sightings = Optional.empty();

  /**
   * Begins.
   *
   * @param pauses how long it waits
   */
  Visit(Subject subject, InstantSource clock, Pauses pauses) {
    this.subject = subject;
    this.pauses = pauses;
    this.caller =
        new Caller(
            new DirectHttp(
                URI.create(subject.baseUrl()), subject.config().http().requestTimeout(), clock),
            subject.server().bypassHeader(),
            subject.config().target().bypassToken());
  }

  Subject subject() {
    return subject;
  }

  Pauses pauses() {
    return pauses;
  }

  Caller caller() {
    return caller;
  }

  /** Asks the target. */
  Answer ask(Ask ask) throws IOException, InterruptedException {
    return caller.send(ask);
  }

  /**
   * Asks the target for something of which only the success matters, and goes on without an answer.
   *
   * @return what came instead of success; empty after success
   */
  Optional<String> problem(Ask ask) throws InterruptedException {
    try {
      Answer answer = ask(ask);
      return answer.status() == ask.route().success()
          ? Optional.empty()
          : Optional.of(ask + " answers " + answer.says());
    } catch (IOException lost) {
      return Optional.of(ask + " gets no answer: " + Causes.told(lost));
    }
  }

  /** The target's answer to the question for its health. */
  void healthy(Answer answer) {
    health = Optional.of(answer);
  }

  /** The target answered that question, but not by success. */
  void ill(String problem) {
    ill = Optional.of(problem);
  }

  /** That answer; empty before it, and when it was none that counts. */
  Optional<Answer> health() {
    return health;
  }

  /** Somebody has logged in. */
  void signedIn(SignedIn user) {
    signedIn.add(user);
  }

  /** Somebody who is logged in has new tokens. */
  void renewed(SignedIn user) {
    signedIn.replaceAll(old -> old.number() == user.number() ? user : old);
  }

  /** Everybody who is logged in, in the order in which they did. */
  List<SignedIn> everybody() {
    return List.copyOf(signedIn);
  }

  /** The first of them; there must be one. */
  SignedIn somebody() {
    return signedIn.get(0);
  }

  /** A game was opened. */
  void opened(String gameId) {
    game = Optional.of(gameId);
  }

  /** The id of the game that was opened; empty when none was. */
  Optional<String> game() {
    return game;
  }

  /** What the target's limiters show, looked at once. */
  Sightings sightings() throws IOException, InterruptedException {
    if (sightings.isEmpty()) {
      sightings = Optional.of(Sightings.of(this));
    }
    return sightings.orElseThrow();
  }

  /** Whether there is what a check rests on. */
  boolean has(Need need) {
    return switch (need) {
      case NOTHING -> true;
      case TARGET -> health.isPresent();
      case SESSION -> !signedIn.isEmpty();
    };
  }

  /** Why there is not what a check rests on. */
  String lack(Need need) {
    return need == Need.SESSION ? "nobody is logged in" : ill.orElse("the target does not answer");
  }
}
