package cleansignal.config;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a key's text may be and what becomes of it.
 *
 * @param allowed the texts it takes, to be read after "must be"
 * @param parser text to value; any IllegalArgumentException means "not allowed"
 * @param shown value to the text that is printed
 * @param printable refused text to the text that may be printed in a problem
 * @param secret whether values must not be printed
 * @param <T> type of the value
 */
record ValueType<T>(
    String allowed,
    Function<String, T> parser,
    Function<T, String> shown,
    UnaryOperator<String> printable,
    boolean secret) {
  static final String MASK = "***";

  static <T> ValueType<T> of(String allowed, Function<String, T> parser) {
    return new ValueType<>(allowed, parser, String::valueOf, UnaryOperator.identity(), false);
  }

  ValueType<T> shownAs(Function<T, String> newShown) {
    return new ValueType<>(allowed, parser, newShown, printable, secret);
  }

  ValueType<T> printedAs(UnaryOperator<String> newPrintable) {
    return new ValueType<>(allowed, parser, shown, newPrintable, secret);
  }

  ValueType<T> asSecret() {
    return new ValueType<>(allowed, parser, value -> MASK, text -> MASK, true);
  }
}
