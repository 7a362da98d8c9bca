package cleansignal.request;

import cleansignal.target.socket.JsonScanner;
import cleansignal.target.socket.JsonSyntaxException;
import cleansignal.target.socket.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a few fields out of JSON answers and stops at the last of them, because this is most of
 * what the suite adds to the cost of a poll. Of the rest it knows that all brackets and quotes
 * close, so that an answer cut short anywhere does not pass. Immutable.
 */
final class AnswerFields {

  private static final String NULL = "null";

  private final Step root = new Step("");
  private final int wanted;

  /**
   * A reader of these fields.
   *
   * @param paths names of objects' fields joined by dots, such as {@code data.game.id}; no arrays
   */
  AnswerFields(List<String> paths) {
    Set<String> each = new HashSet<>(paths);
    wanted = each.size();
    for (String path : each) {
      Step step = root;
      for (String name : path.split("\\.")) {
        step = step.below(name);
      }
      step.path = path;
    }
  }

  /**
   * The fields' texts by path. Left out are those that are absent, null, or no scalar; all of them
   * when the answer is not one JSON object.
   *
   * @param answer UTF-8
   */
  Map<String, String> read(byte[] answer) {
    Map<String, String> found = new HashMap<>();
    try {
      JsonScanner whole = JsonScanner.over(Slice.of(new String(answer, StandardCharsets.UTF_8)));
      if (!whole.atObject()) {
        return found;
      }
      Slice object = whole.readRaw();
      whole.finish();
      readObject(whole.within(object), root, found);
      return found;
    } catch (JsonSyntaxException malformed) {
      return Map.of();
    }
  }

  private void readObject(JsonScanner json, Step step, Map<String, String> found)
      throws JsonSyntaxException {
    json.enterObject();
    while (found.size() < wanted && json.nextKey()) {
      Step next = step.at(json);
      if (next == null) {
        json.skip();
      } else if (json.atObject()) {
        readObject(json, next, found);
      } else {
        readScalar(json, next, found);
      }
    }
  }

  private static void readScalar(JsonScanner json, Step step, Map<String, String> found)
      throws JsonSyntaxException {
    String text = json.atString() ? json.readString() : literal(json.readRaw().text());
    if (step.path != null && text != null) {
      found.put(step.path, text);
    }
  }

  /** A number or boolean as it stands; nothing for null and arrays. */
  private static String literal(String raw) {
    return raw.startsWith("[") || raw.equals(NULL) ? null : raw;
  }

  /** A place in the answer: what may follow, and whether a wanted path ends here. */
  private static final class Step {
    private final String name;
    private final List<Step> next = new ArrayList<>();
    private String path;

    private Step(String name) {
      this.name = name;
    }

    private Step below(String wantedName) {
      return next.stream()
          .filter(step -> step.name.equals(wantedName))
          .findFirst()
          .orElseGet(
              () -> {
                Step step = new Step(wantedName);
                next.add(step);
                return step;
              });
    }

    /** The step that the scanner is about to take; null when it leads nowhere. */
    private Step at(JsonScanner json) throws JsonSyntaxException {
      for (Step step : next) {
        if (json.keyIs(step.name)) {
          return step;
        }
      }
      return null;
    }
  }
}
