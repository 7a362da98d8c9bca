package cleansignal.slo;

import java.util.Optional;
import java.util.Set;

/**
 * A catalogue as read, mistakes and all. An objective with a mistake is known by its id, so that
 * the other files are not blamed for naming it.
 *
 * @param readable the objectives without a mistake
 * @param ids the ids of all objectives
 */
record CatalogueFile(Catalogue readable, Set<String> ids) {

  /** Whether the catalogue names it. */
  boolean has(String id) {
    return ids.contains(id);
  }

  /** The objective of that id, if it could be read. */
  Optional<Objective> find(String id) {
    return readable.find(id);
  }
}
