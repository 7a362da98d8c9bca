package cleansignal.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares the shapes of JSON texts: the same fields in the same order, with values of the same
 * kind. An element of an array may be like any element of the captured one. Maps, whose keys are
 * data, are compared by their values.
 */
public final class Shapes {
  private static final Set<String> MAPS =
      Set.of(
          "stacks",
          "markers",
          "collapsedSpaces",
          "eliminatedRings",
          "ringsEliminated",
          "territorySpaces",
          "ringsRemaining");

  private Shapes() {}

  /** Every way in which the live text is not shaped as the captured one; empty if it is. */
  public static List<String> differences(JsonNode captured, JsonNode live) {
    return compare("", "", captured, live);
  }

  private static List<String> compare(String path, String name, JsonNode captured, JsonNode live) {
    if (captured.getNodeType() != live.getNodeType()) {
      return List.of(path + ": expected " + captured.getNodeType() + ", found " + live);
    }
    if (captured.isArray() || (captured.isObject() && MAPS.contains(name))) {
      return elements(path, captured, live);
    }
    return captured.isObject() ? fields(path, captured, live) : List.of();
  }

  private static List<String> elements(String path, JsonNode captured, JsonNode live) {
    List<String> differences = new ArrayList<>();
    for (JsonNode element : live) {
      List<String> best = captured.isEmpty() ? List.of() : null;
      for (JsonNode model : captured) {
        List<String> these = compare(path + "/*", "", model, element);
        best = best == null || these.size() < best.size() ? these : best;
      }
      differences.addAll(best);
    }
    return differences;
  }

  private static List<String> fields(String path, JsonNode captured, JsonNode live) {
    List<String> expected = names(captured);
    List<String> found = names(live);
    if (!expected.equals(found)) {
      return List.of(path + ": expected the fields " + expected + ", found " + found);
    }
    List<String> differences = new ArrayList<>();
    for (String field : expected) {
      differences.addAll(compare(path + "/" + field, field, captured.get(field), live.get(field)));
    }
    return differences;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
