package cleansignal.preflight;

import cleansignal.target.Route;
import java.util.Optional;

/**
 * Everybody who logged in for the preflight logs out everywhere, and none of its tokens is left.
 * One who can't does not keep the others from it.
 */
final class LogoutCheck {

  private LogoutCheck() {}

  static Finding look(Visit visit) throws InterruptedException {
    Route logout = visit.subject().server().logoutEverywhere();
    Optional<String> first = Optional.empty();
    for (SignedIn user : visit.everybody()) {
      Optional<String> problem = visit.problem(Ask.of(logout).by(user.access()));
      first = first.or(() -> problem);
    }
    return first
        .map(
            problem ->
                Finding.warn(problem, "its sessions end by themselves when their tokens expire"))
        .orElseGet(() -> Finding.pass("no session of the preflight is left"));
  }
}
