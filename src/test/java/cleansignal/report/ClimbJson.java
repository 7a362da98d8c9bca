package cleansignal.report;

import cleansignal.slo.Climb;
import cleansignal.slo.LevelResult;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How far a run that climbed came, in {@code verdict.json}. */
final class ClimbJson {

  private ClimbJson() {}

  static ObjectNode of(JudgedRun run, Climb climb) {
    ObjectNode node = Json.object();
    climb.lastMet().ifPresent(level -> node.put("lastMetUsers", level.users()));
    climb.firstMissed().ifPresent(level -> node.put("firstMissedUsers", level.users()));
    climb.knee().ifPresent(level -> node.put("kneeUsers", level.users()));
    if (!run.failures().isEmpty()) {
      node.put("firstFailure", ClimbText.firstFailure(run, climb));
    }
    node.set("levels", Json.array(climb.levels(), ClimbJson::level));
    return node;
  }

  private static ObjectNode level(LevelResult level) {
    ObjectNode node = Json.object();
    node.put("users", level.users());
    node.put("startMillis", level.window().startMillis());
    node.put("endMillis", level.window().endMillis());
    node.put("standing", level.standing().text());
    node.set("reasons", Json.texts(level.reasons()));
    node.set("missed", Json.texts(level.missed()));
    Json.putFinite(node, "requestsPerSecond", level.measured().requestsPerSecond());
    Json.putFinite(node, "movesPerSecond", level.measured().movesPerSecond());
    node.put("samples", level.measured().samples());
    Json.putFinite(node, "meanMillis", level.measured().meanMillis());
    node.put("p95Millis", level.measured().p95Millis());
    node.put("p99Millis", level.measured().p99Millis());
    node.put("valid", level.measured().valid());
    node.put("trueErrors", level.measured().trueErrors());
    return node;
  }
}
