package cleansignal.measure;

import cleansignal.outcome.Classified;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Asks the classifier once for each distinct message, as long as there are not too many. */
final class OutcomeCache {

  /** Messages beyond these are classified each time anew: they have something like ids in them. */
  static final int MAX_MESSAGES = 10_000;

  private final BiFunction<Boolean, String, Classified> classifier;
  private final Map<String, Classified> good = new HashMap<>();
  private final Map<String, Classified> bad = new HashMap<>();

  OutcomeCache(BiFunction<Boolean, String, Classified> classifier) {
    this.classifier = classifier;
  }

  Classified of(boolean ok, String message) {
    Map<String, Classified> known = ok ? good : bad;
    Classified classified = known.get(message);
    if (classified == null) {
      classified = classifier.apply(ok, message);
      if (known.size() < MAX_MESSAGES) {
        known.put(message, classified);
      }
    }
    return classified;
  }
}
