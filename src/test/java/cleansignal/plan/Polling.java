package cleansignal.plan;

import java.time.Duration;

/**
 * How a user reads a game that nobody plays: it pauses, reads, pauses again. After a pause and
 * after a read it looks whether it is time to leave, never in between, so that games of few pauses
 * live much longer than they are meant to. A pause is drawn from a range, evenly, to the
 * millisecond.
 *
 * @param min shortest pause, at least 0
 * @param max longest pause, at least min
 */
record Polling(Duration min, Duration max) {
  /** So many longest rounds after its beginning, every further mean round holds one read. */
  private static final int SETTLED = 10;

  /** From one read to the next, on average, ms. */
  double everyMillis() {
    return (shortest() + longest()) / 2.0;
  }

  /**
   * How often a user reads a game, on average, that is to be left at that age, in ms: as often as a
   * pause ends before.
   */
  double reads(long ageMillis) {
    return rounds(ageMillis + Expectation.RESPONSE_MILLIS) - 1;
  }

  /** At which age that user leaves it, on average, ms. */
  double leftAfterMillis(long ageMillis) {
    double pause = everyMillis() - Expectation.RESPONSE_MILLIS;
    return rounds(ageMillis) * pause + reads(ageMillis) * Expectation.RESPONSE_MILLIS;
  }

  /**
   * How many rounds, each a pause and a read, begin in so many ms, on average; the first at once.
   * Worked out from the end: of what is left, the first round takes each of its possible lengths as
   * often as any other, and leaves the rest to those that follow.
   */
  private double rounds(long millis) {
    long settled = (long) Math.max(0, (millis - SETTLED * longest()) / everyMillis());
    int steps = (int) (millis - Math.round(settled * everyMillis()));
    // Of 1, 2, … ms that are left; none begins when nothing is.
    double[] sums = new double[steps + 1];
    double rounds = 0;
    for (int left = 1; left <= steps; left++) {
      double afterTheFirst =
          sums[(int) Math.max(0, left - shortest())]
              - sums[(int) Math.max(0, left - longest() - 1)];
      rounds = 1 + afterTheFirst / (longest() - shortest() + 1);
      sums[left] = sums[left - 1] + rounds;
    }
    return settled + rounds;
  }

  private long shortest() {
    return min.toMillis() + Expectation.RESPONSE_MILLIS;
  }

  private long longest() {
    return max.toMillis() + Expectation.RESPONSE_MILLIS;
  }
}
