package cleansignal.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text, the same in every locale: {@code 3,412}, {@code 0.12 %}, {@code 5 min 0 s}. */
public final class Numbers {
  private static final int MOST_DECIMALS = 6;

  private Numbers() {}

  /** With thousands separators. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code k / n}. */
  public static String ratio(long k, long n) {
    return count(k) + " / " + count(n);
  }

  /** With separators and at most that many decimals, zeros at the end left out. */
  public static String decimal(double number, int decimals) {
    BigDecimal rounded = rounded(number, decimals).stripTrailingZeros();
    return fixed(rounded, Math.max(0, rounded.scale()));
  }

  /**
   * A share in percent with as many decimals as one in n needs to be seen, at least one; whole only
   * when it is exactly 0 or 100.
   *
   * @return for example {@code 0.12 %}; {@code -} for n = 0
   */
  public static String percent(long k, long n) {
    if (n == 0) {
      return "-";
    }
    if (k == 0 || k == n) {
      return k == 0 ? "0 %" : "100 %";
    }
    return fixed(rounded(100.0 * k / n, shareDecimals(n)), shareDecimals(n)) + " %";
  }

  /** A lower bound (0 to 1) of a share of n in percent, rounded down: outward. */
  public static String lowerBound(double fraction, long n) {
    return bound(fraction, n, RoundingMode.FLOOR);
  }

  /** An upper bound (0 to 1) of a share of n in percent, rounded up: outward. */
  public static String upperBound(double fraction, long n) {
    return bound(fraction, n, RoundingMode.CEILING);
  }

  /** Decimals of a percentage in which one of n is still seen. */
  public static int shareDecimals(long n) {
    return Math.min(MOST_DECIMALS, Math.max(1, Long.toString(Math.max(1, n - 1)).length() - 2));
  }

  /**
   * A measured value beside its limit: with the decimals given, and with more where the two would
   * look the same without being so.
   */
  public static String against(double limit, double value, int decimals) {
    int shown = decimals;
    while (shown < MOST_DECIMALS
        && value != limit
        && rounded(value, shown).compareTo(rounded(limit, shown)) == 0) {
      shown++;
    }
    return decimal(value, shown);
  }

  /** A span of time: {@code 850 ms}, {@code 42.5 s}, {@code 5 min 0 s}. */
  public static String duration(long millis) {
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return decimal(millis / 1_000.0, 1) + " s";
    }
    long seconds = Math.round(millis / 1_000.0);
    return count(seconds / 60) + " min " + seconds % 60 + " s";
  }

  private static String bound(double fraction, long n, RoundingMode outward) {
    BigDecimal percent = BigDecimal.valueOf(fraction).movePointRight(2);
    BigDecimal rounded = percent.setScale(shareDecimals(n), outward).stripTrailingZeros();
    return fixed(rounded, Math.max(0, rounded.scale())) + " %";
  }

  private static BigDecimal rounded(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
  }

  private static String fixed(BigDecimal number, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }
}
