package cleansignal.preflight;

import cleansignal.safety.Answer;
import cleansignal.target.GameServer;
import java.io.IOException;
import java.util.Optional;

/** A refresh token is exchanged for new ones, and for another refresh token. */
final class RefreshCheck {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private RefreshCheck() {}

  static Finding look(Visit visit) throws IOException, InterruptedException {
    SignedIn user = visit.somebody();
    GameServer server = visit.subject().server();
    long since = (System.nanoTime() - user.receivedNanos()) / NANOS_PER_MILLI;
    Thread.sleep(Math.max(0, visit.pauses().beforeRefresh().toMillis() - since));
    Answer answer = visit.ask(Ask.of(server.refresh()).with(server.refreshBody(user.refresh())));
    Optional<String> access = answer.text(server.tokenPaths().access());
    Optional<String> refresh = answer.text(server.tokenPaths().refresh());
    if (answer.status() != server.refresh().success()) {
      return Finding.fail(
          "a refresh answers " + answer.says(),
          "tokens of the run would end for good: look at the target's log");
    }
    if (access.isEmpty() || refresh.isEmpty()) {
      return Finding.fail("a refresh gives no tokens", "is this the right server?");
    }
    visit.renewed(user.renewed(access.get(), refresh.get(), System.nanoTime()));
    if (refresh.get().equals(user.refresh())) {
      return Finding.fail(
          "a refresh gives the same refresh token again",
          "the target does not rotate its tokens, which the run expects of it");
    }
    return access.get().equals(user.access())
        ? Finding.fail(
            "a refresh gives the same access token again", "it would expire all the same")
        : Finding.pass("a refresh works and rotates");
  }
}
