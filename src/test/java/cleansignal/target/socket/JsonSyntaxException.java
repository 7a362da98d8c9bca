package cleansignal.target.socket;

/**
 * The text at hand is not the JSON that its reader expects. Checked, so that no reader forgets to
 * turn it into a result; without a stack trace, because a server decides how often it happens.
 */
public final class JsonSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  JsonSyntaxException(String message) {
    super(message, null, false, false);
  }
}
