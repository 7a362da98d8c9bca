package cleansignal.preflight;

import cleansignal.target.Route;
import java.io.IOException;

/**
 * Everybody who logged in for the preflight logs out everywhere, and none of its tokens is left.
 */
final class LogoutCheck {

  private LogoutCheck() {}

  static Finding look(Visit visit) throws IOException, InterruptedException {
    Route logout = visit.subject().server().logoutEverywhere();
    String problem = "";
    for (SignedIn user : visit.everybody()) {
      Answer answer = visit.ask(Ask.of(logout).by(user.access()));
      if (answer.status() != logout.success()) {
        problem = logout.name() + " answers " + answer.says();
      }
    }
    return problem.isEmpty()
        ? Finding.pass("no session of the preflight is left")
        : Finding.warn(problem, "its sessions end by themselves when their tokens expire");
  }
}
