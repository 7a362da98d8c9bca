package cleansignal.simulation;

/** A run that can't start; the message is one or more lines for the person who asked for it. */
final class LaunchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LaunchException(String message) {
    super(message);
  }
}
