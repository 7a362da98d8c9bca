package cleansignal.config;

import java.util.Optional;

/**
 * A value as it was written, before its type looked at it.
 *
 * @param text the text; empty where a layer takes the value away ({@code null} in a file)
 * @param source where it was written
 */
record Raw(Optional<String> text, Source source) {
  static Raw of(String text, Source source) {
    return new Raw(Optional.of(text), source);
  }

  static Raw unset(Source source) {
    return new Raw(Optional.empty(), source);
  }

  /** Whether an operator gave a value here. */
  boolean givenByOperator() {
    return text.isPresent() && source.byOperator();
  }
}
