package cleansignal.slo;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Input data of tests: this project's SLO files cut down to what a run over HTTP alone shows, so
 * that small runs serve to try the rules of the verdict; without drifts, which such runs don't
 * show.
 */
final class HttpOnly {

  private HttpOnly() {}

  /** The files; every policy is there, none speaks of live play. */
  static SloFiles files() {
    SloFiles all = SloFiles.load(Path.of("slo"));
    Set<String> ids = new HashSet<>(all.policy("concurrent-games").required().keySet());
    ids.removeIf(id -> id.endsWith("_drift"));
    ids.addAll(Set.of("concurrent_games", "concurrent_players"));
    return CutFiles.of(all, ids, true);
  }
}
