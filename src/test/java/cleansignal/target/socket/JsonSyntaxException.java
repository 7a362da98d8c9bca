package cleansignal.target.socket;

/**
 * The text at hand is not the JSON that its reader expects. Checked, so that no reader forgets to
 * turn it into a result; without a stack trace, because a server decides how often it happens.
 */
public final class JsonSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message one short sentence for a log; holds nothing of the text, which may hold secrets
   */
  public JsonSyntaxException(String message) {
    super(message, null, false, false);
  }
}
