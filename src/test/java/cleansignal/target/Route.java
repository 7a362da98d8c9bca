package cleansignal.target;

import cleansignal.outcome.CallKind;
import java.util.List;

/**
 * One call of a target's REST interface.
 *
 * @param method HTTP method, upper case
 * @param path the path as a template, {@code :id} where the game's id goes
 * @param call how its failures are read
 * @param success the one status that is success
 * @param present JMESPaths of the answer's fields that must be there; empty when the body does not
 *     matter
 */
public record Route(String method, String path, CallKind call, int success, List<String> present) {

  /** Copies the list. */
  public Route {
    present = List.copyOf(present);
  }

  /**
   * The name of its records in the log and in the SLO catalogue, for example {@code GET
   * /api/games/:id}.
   */
  public String name() {
    return method + " " + path;
  }

  /** The path for one game. */
  public String pathFor(String id) {
    return path.replace(":id", id);
  }
}
