package cleansignal.measure;

import cleansignal.outcome.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The health probe's questions, which stand in the log in the order in which they ended. */
final class ProbeTally {

  private final List<Probe> probes = new ArrayList<>();

  private record Probe(int startMillis, Outcome outcome) {}

  void add(int startMillis, Outcome outcome) {
    probes.add(new Probe(startMillis, outcome));
  }

  ProbeHistory history(int missesInARow, long timeZeroMillis) {
    probes.sort(Comparator.comparingInt(Probe::startMillis));
    long missed = probes.stream().filter(probe -> probe.outcome() != Outcome.OK).count();
    return new ProbeHistory(probes.size(), missed, firstLoss(missesInARow, timeZeroMillis));
  }

  private Optional<ProbeHistory.Loss> firstLoss(int missesInARow, long timeZeroMillis) {
    int row = 0;
    for (int i = 0; i < probes.size(); i++) {
      row = probes.get(i).outcome() == Outcome.OK ? 0 : row + 1;
      if (row == missesInARow) {
        long at = probes.get(i - missesInARow + 1).startMillis() - timeZeroMillis;
        return Optional.of(new ProbeHistory.Loss(at, probes.get(i).outcome()));
      }
    }
    return Optional.empty();
  }
}
