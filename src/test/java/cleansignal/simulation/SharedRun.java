package cleansignal.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Runs that several tests look at; each is run once, when the first of them asks for it. */
enum SharedRun {
  /** Nothing goes wrong. */
  CLEAN(GatlingRun.baseline("clean")),

  /** Two of a hundred answers are 500s. */
  ERRORS(
      GatlingRun.baseline("errors")
          .withFaults("[{'route':'*','kind':'error','status':500,'rate':0.02}]"));

  private final GatlingRun run;
  private Optional<EndedRun> ended = Optional.empty();

  SharedRun(GatlingRun run) {
    this.run = run;
  }

  /** Its end, for which the first caller waits. */
  synchronized EndedRun ended() {
    if (ended.isEmpty()) {
      try {
        ended = Optional.of(run.run());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ended.get();
  }
}
