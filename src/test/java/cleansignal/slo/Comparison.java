package cleansignal.slo;

import java.util.Arrays;
import java.util.Optional;

/** How a value (left) must stand to its limit (right). */
public enum Comparison {
  /** Below the limit. */
  LESS("<"),
  /** At most the limit. */
  AT_MOST("<="),
  /** Above the limit. */
  MORE(">"),
  /** At least the limit. */
  AT_LEAST(">="),
  /** Exactly the limit. */
  EQUAL("=");

  private final String text;

  Comparison(String text) {
    this.text = text;
  }

  /** The sign, for example {@code <=}. */
  public String text() {
    return text;
  }

  /** Whether the value stands so to the limit. */
  public boolean holds(double value, double limit) {
    return switch (this) {
      case LESS -> value < limit;
      case AT_MOST -> value <= limit;
      case MORE -> value > limit;
      case AT_LEAST -> value >= limit;
      case EQUAL -> value == limit;
    };
  }

  /** Whether smaller values are better. */
  public boolean smallerIsBetter() {
    return this != AT_LEAST && this != MORE;
  }

  /** The comparison of that {@link #text()}; empty for any other text. */
  public static Optional<Comparison> ofText(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }
}
