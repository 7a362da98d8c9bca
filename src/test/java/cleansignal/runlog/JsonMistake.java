package cleansignal.runlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a text that should be JSON of a certain form, in words of our own. */
public final class JsonMistake {

  /** Where Jackson read from: never more here than that it does not tell. */
  private static final Pattern SOURCE = Pattern.compile(" \\(start marker at \\[Source: .*?]\\)");

  private JsonMistake() {}

  /**
   * One line: for a text that is no JSON with the line in which that was seen, for a value that is
   * none of those wanted with the key where it stands.
   */
  public static String said(JsonProcessingException mistake) {
    if (mistake instanceof UnrecognizedPropertyException unknown) {
      return "unknown key " + where(unknown);
    }
    if (mistake instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return refused.getCause().getMessage() + at(refused);
    }
    String said = plain(SOURCE.matcher(mistake.getOriginalMessage()).replaceAll(""));
    if (mistake instanceof JsonMappingException wrong && !where(wrong).isEmpty()) {
      return said + at(wrong);
    }
    return mistake.getLocation() == null
        ? said
        : "line " + mistake.getLocation().getLineNr() + ": " + said;
  }

  /** Jackson's message without its own settings and our classes. */
  private static String plain(String message) {
    return message
        .replaceAll("(; `| \\(set )Deserialization.*", "")
        .replaceAll("^Cannot (construct|deserialize).*", "another kind of value than wanted")
        .replaceAll(" \\(index \\d+\\)", "")
        .replace("creator property", "key");
  }

  private static String at(JsonMappingException mistake) {
    String where = where(mistake);
    return where.isEmpty() ? "" : " at " + where;
  }

  private static String where(JsonMappingException mistake) {
    return mistake.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
