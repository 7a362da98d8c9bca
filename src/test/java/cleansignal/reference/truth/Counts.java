package cleansignal.reference.truth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Counts by name, in the order of the names. */
final class Counts {
  private final Map<String, Long> byName = new TreeMap<>();

  void add(String name) {
    byName.merge(name, 1L, Long::sum);
  }

  long total() {
    return byName.values().stream().mapToLong(Long::longValue).sum();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    byName.forEach(json::put);
    return json;
  }
}
