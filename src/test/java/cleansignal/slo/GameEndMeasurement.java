package cleansignal.slo;

import cleansignal.measure.Games;
import java.util.List;
import java.util.Set;

/**
 * The share of the run's games that ended for certain reasons, in percent of all that began
 * running. Always over the whole run: a window cuts games in two, and those that ended in it are
 * not those that began in it.
 *
 * @param reasons as written in the game markers
 */
public record GameEndMeasurement(Set<String> reasons) implements Proportion {

  /** Copies the set. */
  public GameEndMeasurement {
    reasons = Set.copyOf(reasons);
  }

  @Override
  public List<Comparison> comparisons() {
    return List.of(Comparison.LESS, Comparison.AT_MOST);
  }

  /** Games are few and hardly touch each other: each is a sample of its own. */
  @Override
  public Finding find(Judged judged, Bar bar) {
    Games games = judged.measures().gamesWhole();
    long ended = reasons.stream().mapToLong(reason -> games.ended().getOrDefault(reason, 0L)).sum();
    return Finding.share(bar, ShareBounds.of(ended, games.started(), 1), "no game ever ran");
  }
}
