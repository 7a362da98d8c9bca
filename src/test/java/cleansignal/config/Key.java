package cleansignal.config;

import java.util.Optional;

/**
 * One key of the configuration.
 *
 * @param name the full name, under {@code cs.}
 * @param alias the short name of its {@code -D} property
 * @param type what its text may be
 * @param whenUnset what it means that the key has no value; empty = it must have one
 * @param meaning what it is for, one line of the documentation
 * @param <T> type of the value
 */
record Key<T>(
    String name,
    Optional<String> alias,
    ValueType<T> type,
    Optional<String> whenUnset,
    String meaning) {
  static <T> Key<T> of(String name, ValueType<T> type, String meaning) {
    return new Key<>(name, Optional.empty(), type, Optional.empty(), meaning);
  }

  /** Whether only the files of this project may set it, because it protects a target. */
  boolean protecting() {
    return name.startsWith(Keys.SAFETY);
  }

  Key<T> alias(String newAlias) {
    return new Key<>(name, Optional.of(newAlias), type, whenUnset, meaning);
  }

  Key<T> whenUnset(String newWhenUnset) {
    return new Key<>(name, alias, type, Optional.of(newWhenUnset), meaning);
  }
}
