package cleansignal.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as the verdict's sentences show them: no locale, no trailing zeros. */
final class Figures {

  private static final int DECIMALS = 3;

  private Figures() {}

  /** A number with its unit; {@code count} is no unit to be printed. */
  static String withUnit(double value, String unit) {
    return unit.equals("count") ? plain(value) : plain(value) + " " + unit;
  }

  /** A percentage, for example {@code 0.502 %}. */
  static String percent(double value) {
    return withUnit(value, "%");
  }

  /** A span of time in seconds: to a tenth, and to the millisecond below one. */
  static String seconds(long millis) {
    double seconds = millis / 1_000.0;
    return plain(Math.abs(millis) < 1_000 ? seconds : Math.round(seconds * 10) / 10.0);
  }

  /** Three decimals at most, or two significant digits where three decimals would show 0. */
  static String plain(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded = exact.setScale(DECIMALS, RoundingMode.HALF_UP);
    if (rounded.signum() == 0 && exact.signum() != 0) {
      rounded = exact.round(new MathContext(2));
    }
    return rounded.stripTrailingZeros().toPlainString();
  }
}
