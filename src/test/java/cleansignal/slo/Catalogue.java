package cleansignal.slo;

import java.util.List;
import java.util.Optional;

/**
 * Every objective once, in the order in which reports show them.
 *
 * @param objectives with different ids
 */
public record Catalogue(List<Objective> objectives) {

  /** Copies the list. */
  public Catalogue {
    objectives = List.copyOf(objectives);
  }

  /** The objective of that id; empty when there is none. */
  public Optional<Objective> find(String id) {
    return objectives.stream().filter(objective -> objective.id().equals(id)).findFirst();
  }

  /** The ids, in order. */
  public List<String> ids() {
    return objectives.stream().map(Objective::id).toList();
  }
}
