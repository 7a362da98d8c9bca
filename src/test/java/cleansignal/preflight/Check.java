package cleansignal.preflight;

import java.io.IOException;

/** One thing that is looked at before the load. */
@FunctionalInterface
interface Check {

  /**
   * Looks.
   *
   * @throws IOException when it is not there to be looked at: the check has failed then
   * @throws InterruptedException when the preflight is to end
   */
  Finding look(Visit visit) throws IOException, InterruptedException;
}
