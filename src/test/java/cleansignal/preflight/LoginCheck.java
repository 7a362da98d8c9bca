package cleansignal.preflight;

import cleansignal.config.TargetEnvironment;
import cleansignal.pool.Credentials;
import cleansignal.safety.Answer;
import cleansignal.target.GameServer;
import cleansignal.target.GameServer.TokenPaths;
import cleansignal.token.TokenLife;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The first, the last and some users between log in, slowly; the first refusal ends it, because ten
 * lock a user out.
 */
final class LoginCheck {

  /** A sample of the pool; more would cost a real server 250 ms of CPU each. */
  private static final int MOST = 10;

  /** The embedded server made its users alike, so the ends and the middle tell all. */
  private static final int MOST_EMBEDDED = 3;

  private LoginCheck() {}

  static Finding look(Visit visit) throws IOException, InterruptedException {
    Subject subject = visit.subject();
    int[] own = subject.pool().indexes(subject.config().run().shard()).toArray();
    if (own.length == 0) {
      return Finding.fail(
          "the pool of " + subject.pool().size() + " has no user for this shard",
          "seed more, and say so by cs.pool.size");
    }
    boolean embedded = subject.config().target().environment() == TargetEnvironment.EMBEDDED;
    int[] sample = spread(own, embedded ? MOST_EMBEDDED : MOST);
    for (int i = 0; i < sample.length; i++) {
      if (i > 0) {
        Thread.sleep(visit.pauses().betweenLogins().toMillis());
      }
      Optional<Finding> refused = logIn(visit, sample[i]);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    return Finding.pass(sample.length + " of " + own.length + " users of the pool log in");
  }

  /** The first, the last, and others at even distances, at most so many. */
  static int[] spread(int[] all, int most) {
    int count = Math.min(all.length, most);
    return IntStream.range(0, count)
        .map(i -> count == 1 ? 0 : (int) ((long) i * (all.length - 1) / (count - 1)))
        .map(place -> all[place])
        .toArray();
  }

  private static Optional<Finding> logIn(Visit visit, int index)
      throws IOException, InterruptedException {
    Subject subject = visit.subject();
    GameServer server = subject.server();
    TokenPaths paths = server.tokenPaths();
    Credentials user = subject.pool().user(index);
    String who = "user " + (index + 1) + " of the pool";
    Answer answer =
        visit.ask(
            Ask.of(server.login()).with(server.loginBody(user.email(), user.password().reveal())));
    Optional<String> access = answer.text(paths.access());
    Optional<String> refresh = answer.text(paths.refresh());
    if (answer.status() != server.login().success()) {
      return Optional.of(
          Finding.fail(
              who + " can't log in: " + answer.says(),
              "seed the pool, with the password that the run has (cs.pool.*)"));
    }
    if (access.isEmpty() || refresh.isEmpty()) {
      return Optional.of(
          Finding.fail(who + " logs in, but gets no tokens", "is this the right server?"));
    }
    TokenLife life =
        TokenLife.of(
            answer.number(paths.expiresIn()),
            access.get(),
            answer.receivedMillis(),
            subject.config().auth().tokenTtl());
    visit.signedIn(new SignedIn(index + 1, access.get(), refresh.get(), life, System.nanoTime()));
    return Optional.empty();
  }
}
