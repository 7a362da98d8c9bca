package cleansignal.preflight;

import cleansignal.config.Secret;
import java.util.Optional;

/** What an exception says, in one line that holds no secret. */
final class Causes {

  private static final int LONGEST = 200;

  private Causes() {}

  static String told(Throwable failure) {
    return told(failure, Optional.empty());
  }

  /**
   * Kind and message of the innermost cause that says anything, else the failure's own kind.
   *
   * @param secret what was sent there, and must not be told whoever repeats it
   */
  static String told(Throwable failure, Optional<Secret> secret) {
    Throwable cause = failure;
    for (Throwable inner = failure; inner != null; inner = inner.getCause()) {
      if (inner.getMessage() != null && !inner.getMessage().isBlank()) {
        cause = inner;
      }
    }
    String kind = cause.getClass().getSimpleName();
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    if (secret.filter(value -> message.contains(value.reveal())).isPresent()) {
      return kind;
    }
    String line = message.lines().findFirst().orElse("").strip();
    String said = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    return said.isEmpty() ? kind : kind + ": " + said;
  }
}
