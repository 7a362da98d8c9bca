package cleansignal.reference;

import com.fasterxml.jackson.core.JsonProcessingException;

/** What was wrong with JSON that somebody wrote. */
final class Mistakes {

  private Mistakes() {}

  /** One line, in the words of the class that refused it, where one did. */
  static String said(JsonProcessingException mistake) {
    boolean ours = mistake.getCause() instanceof IllegalArgumentException;
    String message = ours ? mistake.getCause().getMessage() : mistake.getOriginalMessage();
    return message.lines().findFirst().orElse("malformed");
  }
}
