package cleansignal.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares replies with captured ones: same fields, same types, same values. Values that another
 * server must choose otherwise (ids, tokens, codes) are learned when they first appear, and must
 * fit from then on; values of the moment are compared by type.
 */
final class Likeness {
  private static final Set<String> CHOSEN_BY_THE_SERVER =
      Set.of("id", "inviteCode", "accessToken", "refreshToken");
  private static final Set<String> OF_THE_MOMENT =
      Set.of(
          "timestamp",
          "serverTimestamp",
          "requestId",
          "createdAt",
          "updatedAt",
          "startedAt",
          "endedAt",
          "lastLoginAt",
          "lastMoveAt",
          "date",
          "uptime",
          "latency",
          "rngSeed",
          "gamesPlayed",
          "avgWaitTimeMs",
          "matchCount24h");

  /** Stands in a capture for a value that was trimmed. */
  private static final String ANYTHING = "*";

  private final Map<String, String> liveByCaptured = new HashMap<>();

  void learn(String captured, String live) {
    liveByCaptured.put(captured, live);
  }

  /** The text with everything learned put in the place of what was captured. */
  String translate(String text) {
    String translated = text;
    for (Map.Entry<String, String> entry : liveByCaptured.entrySet()) {
      translated = translated.replace(entry.getKey(), entry.getValue());
    }
    return translated;
  }

  /** Every difference, each with its path; empty if they are alike. */
  List<String> differences(JsonNode captured, JsonNode live) {
    List<String> differences = new ArrayList<>();
    compare("", "", captured, live, differences);
    return differences;
  }

  private void compare(
      String path, String name, JsonNode captured, JsonNode live, List<String> differences) {
    if (captured.getNodeType() != live.getNodeType()) {
      differences.add(path + ": expected " + captured + ", found " + live);
    } else if (captured.isObject()) {
      List<String> expected = names(captured);
      List<String> found = names(live);
      if (!expected.equals(found)) {
        differences.add(path + ": expected the fields " + expected + ", found " + found);
        return;
      }
      for (String field : expected) {
        compare(path + "/" + field, field, captured.get(field), live.get(field), differences);
      }
    } else if (captured.isArray()) {
      if (captured.size() != live.size()) {
        differences.add(path + ": expected " + captured + ", found " + live);
        return;
      }
      for (int i = 0; i < captured.size(); i++) {
        compare(path + "/" + i, name, captured.get(i), live.get(i), differences);
      }
    } else {
      compareLeaf(path, name, captured, live, differences);
    }
  }

  private void compareLeaf(
      String path, String name, JsonNode captured, JsonNode live, List<String> differences) {
    if (OF_THE_MOMENT.contains(name) || captured.asText().equals(ANYTHING)) {
      return;
    }
    if (CHOSEN_BY_THE_SERVER.contains(name)) {
      liveByCaptured.putIfAbsent(captured.asText(), live.asText());
    }
    String expected = translate(captured.asText());
    if (!expected.equals(live.asText())) {
      differences.add(path + ": expected " + expected + ", found " + live.asText());
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
