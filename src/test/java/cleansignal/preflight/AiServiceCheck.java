package cleansignal.preflight;

import cleansignal.safety.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** The AI service answers, where its address is known. */
final class AiServiceCheck {

  private AiServiceCheck() {}

  static Finding look(Visit visit) throws IOException, InterruptedException {
    Subject subject = visit.subject();
    Optional<URI> address = subject.config().target().aiServiceUrl();
    if (address.isEmpty()) {
      return Finding.skip("cs.target.ai-service-url is not set");
    }
    Ask ask = Ask.of(subject.server().aiHealth());
    Answer answer = Caller.of(address.get(), subject.config().http().requestTimeout()).send(ask);
    return answer.status() == ask.route().success()
        ? Finding.pass("answers " + ask)
        : Finding.fail(
            ask + " answers " + answer.says(), "start it, or mend cs.target.ai-service-url");
  }
}
