package cleansignal.reference.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Dotted paths into a JSON tree, such as {@code data.game.id}. */
final class JsonPaths {
  private JsonPaths() {}

  /**
   * Removes the field at the end of a path.
   *
   * @return whether it was there
   */
  static boolean remove(JsonNode root, String path) {
    int lastDot = path.lastIndexOf('.');
    JsonNode parent = root;
    if (lastDot >= 0) {
      for (String name : path.substring(0, lastDot).split("\\.")) {
        parent = parent.path(name);
      }
    }
    return parent instanceof ObjectNode object
        && object.remove(path.substring(lastDot + 1)) != null;
  }
}
