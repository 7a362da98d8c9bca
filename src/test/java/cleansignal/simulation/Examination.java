package cleansignal.simulation;

import cleansignal.preflight.Preflight;
import cleansignal.preflight.Subject;
import java.io.IOException;
import java.util.Optional;

/** A preflight that leaves no trace in what an embedded server tells of the load. */
final class Examination {

  private Examination() {}

  /**
   * Examines what a run needs.
   *
   * @param embedded the run's own server, which starts anew for the load unless the preflight fails
   * @throws IOException when the embedded server takes no orders
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  static Preflight of(Subject subject, Optional<EmbeddedServer> embedded)
      throws IOException, InterruptedException {
    if (embedded.isPresent()) {
      embedded.get().withoutFaults();
    }
    Preflight preflight = Preflight.of(subject);
    if (embedded.isPresent() && !preflight.report().failed()) {
      embedded.get().anew();
    }
    return preflight;
  }
}
