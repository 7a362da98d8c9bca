package cleansignal.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a few fields out of JSON answers in one pass, without building a tree: with Gatling's own
 * JSON checks, a poll costs the injector twice as much. Immutable.
 */
final class AnswerFields {

  private static final JsonFactory JSON = new JsonFactory();

  private final Step root = new Step();

  /**
   * A reader of these fields.
   *
   * @param paths names of objects' fields joined by dots, such as {@code data.game.id}; no arrays
   */
  AnswerFields(List<String> paths) {
    for (String path : paths) {
      Step step = root;
      for (String name : path.split("\\.")) {
        step = step.next.computeIfAbsent(name, unseen -> new Step());
      }
      step.path = path;
    }
  }

  /**
   * The fields' texts by path. Left out are those that are absent, null, or no scalar; all of them
   * when the answer is not one well-formed JSON value.
   *
   * @param answer UTF-8; read to its end, so that an answer cut short does not pass
   */
  Map<String, String> read(byte[] answer) {
    Map<String, String> found = new HashMap<>();
    try (JsonParser parser = JSON.createParser(answer)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        readObject(parser, root, found);
      } else {
        parser.skipChildren();
      }
      return parser.nextToken() == null ? found : Map.of();
    } catch (IOException malformed) {
      return Map.of();
    }
  }

  private static void readObject(JsonParser parser, Step step, Map<String, String> found)
      throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      Step next = step.next.get(name);
      if (next == null) {
        parser.skipChildren();
      } else if (value == JsonToken.START_OBJECT) {
        readObject(parser, next, found);
      } else if (value == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else if (next.path != null && value != JsonToken.VALUE_NULL) {
        found.put(next.path, parser.getText());
      }
    }
  }

  /** A place in the answer: what may follow, and whether a wanted path ends here. */
  private static final class Step {
    private final Map<String, Step> next = new HashMap<>();
    private String path;
  }
}
