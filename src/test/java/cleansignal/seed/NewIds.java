package cleansignal.seed;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Ids as targets of our kind make them: a c and 24 digits or lower-case letters. */
final class NewIds {

  private static final int LENGTH = 24;
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final SecureRandom random = new SecureRandom();

  String next() {
    return random
        .ints(LENGTH, 0, DIGITS.length())
        .mapToObj(digit -> DIGITS.substring(digit, digit + 1))
        .collect(Collectors.joining("", "c", ""));
  }
}
