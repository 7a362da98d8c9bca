package cleansignal.runlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a text that should be JSON. */
public final class JsonMistake {

  /** Where Jackson read from: never more here than that it does not tell. */
  private static final Pattern SOURCE = Pattern.compile(" \\(start marker at \\[Source: .*?]\\)");

  private JsonMistake() {}

  /** One line, with the line of the text in which it was seen. */
  public static String said(JsonProcessingException mistake) {
    return "line "
        + mistake.getLocation().getLineNr()
        + ": "
        + SOURCE.matcher(mistake.getOriginalMessage()).replaceAll("");
  }
}
