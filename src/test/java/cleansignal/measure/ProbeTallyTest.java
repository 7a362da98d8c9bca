package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.ProbeHistory.Loss;
import cleansignal.outcome.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeTallyTest {

  @Test
  void neverAsked() {
    assertThat(new ProbeTally().history(3, 0)).isEqualTo(new ProbeHistory(0, 0, Optional.empty()));
  }

  @Test
  void missesThatAreNotInARowAreNoLoss() {
    ProbeTally probes = probes(Outcome.TIMEOUT, Outcome.TIMEOUT, Outcome.OK, Outcome.TIMEOUT);

    assertThat(probes.history(3, 0)).isEqualTo(new ProbeHistory(4, 3, Optional.empty()));
  }

  @Test
  void theLossIsAtTheFirstMissAndEndedAsTheOneThatMadeTheRowFull() {
    ProbeTally probes =
        probes(
            Outcome.OK,
            Outcome.NETWORK,
            Outcome.TIMEOUT,
            Outcome.UNAVAILABLE,
            Outcome.TIMEOUT,
            Outcome.OK);

    // probes are sent at 1000, 2000, …; time zero is 400
    assertThat(probes.history(3, 400))
        .isEqualTo(new ProbeHistory(6, 4, Optional.of(new Loss(1_600, Outcome.UNAVAILABLE))));
  }

  @Test
  void onlyTheFirstLossIsTold() {
    ProbeTally probes = probes(Outcome.TIMEOUT, Outcome.OK, Outcome.NETWORK, Outcome.OK);

    assertThat(probes.history(1, 0).lost()).contains(new Loss(1_000, Outcome.TIMEOUT));
  }

  @Test
  void theOrderIsThatOfTheStarts() {
    ProbeTally probes = new ProbeTally();
    // written when they ended: the slow misses behind later good ones
    probes.add(4_000, Outcome.OK);
    probes.add(1_000, Outcome.TIMEOUT);
    probes.add(5_000, Outcome.OK);
    probes.add(2_000, Outcome.TIMEOUT);
    probes.add(3_000, Outcome.TIMEOUT);

    assertThat(probes.history(3, 0).lost()).contains(new Loss(1_000, Outcome.TIMEOUT));
  }

  @Test
  void aTargetThatNeverLivedIsLostFromTheFirstProbeOn() {
    ProbeTally probes = probes(Outcome.UNAVAILABLE, Outcome.UNAVAILABLE, Outcome.UNAVAILABLE);

    assertThat(probes.history(3, 1_500).lost()).contains(new Loss(-500, Outcome.UNAVAILABLE));
  }

  private static ProbeTally probes(Outcome... outcomes) {
    ProbeTally probes = new ProbeTally();
    for (int i = 0; i < outcomes.length; i++) {
      probes.add(1_000 * (i + 1), outcomes[i]);
    }
    return probes;
  }
}
