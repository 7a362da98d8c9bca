package cleansignal.preflight;

import cleansignal.safety.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** The target answers, and tells its version. */
final class HealthCheck {

  private static final int LONGEST_VERSION = 64;

  private HealthCheck() {}

  static Finding look(Visit visit) throws IOException, InterruptedException {
    Ask ask = Ask.of(visit.subject().server().health());
    Answer answer = visit.ask(ask);
    if (answer.status() != ask.route().success()) {
      String problem = ask + " answers " + answer.says();
      visit.ill(problem);
      return Finding.fail(problem, "is this the right server?");
    }
    visit.healthy(answer);
    return Finding.pass(version(answer).map(text -> "version " + text).orElse("tells no version"));
  }

  /** What the target calls its version; empty when it tells none. */
  static Optional<String> version(Answer answer) {
    return Optional.of(answer.body().path("version"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank() && text.length() <= LONGEST_VERSION);
  }
}
