package cleansignal.preflight;

import cleansignal.safety.Answer;
import cleansignal.target.GameServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the target needs works, as it says itself. */
final class ReadyCheck {

  private static final String ADVICE = "mend what is down first; the target's own log says why";

  private ReadyCheck() {}

  static Finding look(Visit visit) throws IOException, InterruptedException {
    Subject subject = visit.subject();
    GameServer server = subject.server();
    Ask ask = Ask.of(server.ready());
    Answer answer = visit.ask(ask);
    JsonNode checks = answer.node(server.readyChecks());
    List<String> down =
        checks.properties().stream()
            .filter(check -> !works(server, check.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    String says = ask + " answers " + answer.says();
    if (!down.isEmpty()) {
      String found = says + ", not working: " + String.join(", ", down);
      return down.equals(List.of(server.aiCheck()))
              && answer.status() == ask.route().success()
              && !subject.usesAiService()
          ? Finding.warn(found, "this run does not ask it")
          : Finding.fail(found, ADVICE);
    }
    if (answer.status() != ask.route().success()) {
      return Finding.fail(says, ADVICE);
    }
    return checks.isEmpty()
        ? Finding.warn(says + ", but names none of the services behind it", "look at them yourself")
        : Finding.pass("working: " + String.join(", ", names(checks)));
  }

  private static boolean works(GameServer server, JsonNode check) {
    return server.workingStatuses().contains(check.path("status").asText());
  }

  private static List<String> names(JsonNode checks) {
    return checks.properties().stream().map(Map.Entry::getKey).toList();
  }
}
