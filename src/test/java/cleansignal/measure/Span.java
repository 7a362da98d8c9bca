package cleansignal.measure;

import java.util.Set;
import java.util.function.Predicate;

/**
 * The requests of one span of a run, by name, or its {@link DerivedRecord derived records}, never
 * both. Technical ({@code ~}) and verdict records are in none.
 */
public interface Span {

  /** Where it lies. */
  Window window();

  /** The request names seen, sorted. */
  Set<String> names();

  /** The requests whose name is wanted, merged; all figures 0 where none was seen. */
  RequestStats requests(Predicate<String> wanted);
}
