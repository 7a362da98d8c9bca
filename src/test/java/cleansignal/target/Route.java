package cleansignal.target;

import cleansignal.outcome.CallKind;
import java.util.List;
import java.util.Optional;

/**
 * One call of a target's REST interface.
 *
 * @param method HTTP method, upper case
 * @param path the path as a template, {@code :id} where the game's id goes
 * @param call how its failures are read
 * @param success the one status that is success
 * @param present paths of the answer's fields that must be there, as object fields joined by dots
 * @param optional paths of further fields that are read when they are there
 * @param echo path of the field that must be the game's id of the path; empty for none
 * @param expectsRefusal whether 401 is the success: a token that was taken back must open nothing
 */
public record Route(
    String method,
    String path,
    CallKind call,
    int success,
    List<String> present,
    List<String> optional,
    Optional<String> echo,
    boolean expectsRefusal) {

  private static final int UNAUTHORIZED = 401;

  /** Copies the lists. */
  public Route {
    present = List.copyOf(present);
    optional = List.copyOf(optional);
  }

  /** A route whose answers hold nothing else that matters. */
  public Route(String method, String path, CallKind call, int success, List<String> present) {
    this(method, path, call, success, present, List.of(), Optional.empty(), false);
  }

  /** The same, and these fields are read when they are there. */
  public Route reading(String... further) {
    return new Route(method, path, call, success, present, List.of(further), echo, expectsRefusal);
  }

  /** The same, and this field, which must be present, must be the id of the game asked for. */
  public Route echoing(String field) {
    return new Route(
        method, path, call, success, present, optional, Optional.of(field), expectsRefusal);
  }

  /**
   * The same call with a token that was taken back: 401 is success, and 200 breaks the contract.
   */
  public Route refused() {
    return new Route(
        method, path, call, UNAUTHORIZED, List.of(), List.of(), Optional.empty(), true);
  }

  /**
   * The name of its records in the log and in the SLO catalogue, for example {@code GET
   * /api/games/:id}; a refusal that is expected has records of its own.
   */
  public String name() {
    return method + " " + path + (expectsRefusal ? " refused" : "");
  }

  /** The path for one game. */
  public String pathFor(String id) {
    return path.replace(":id", id);
  }
}
