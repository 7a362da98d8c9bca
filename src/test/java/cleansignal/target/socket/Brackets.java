package cleansignal.target.socket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the bracket that closes another, which is where the time of a game state goes. It reads
 * eight characters at once, as the bytes of a long: a mask of some characters has the highest bit
 * of each byte that is one of them. Most words hold nothing but parts of names and values, of which
 * only the quotes matter; the rest are looked at more closely.
 */
final class Brackets {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long BYTE = 0xff;
  private static final int LAST_BYTE = 56;
  private static final long ONES = 0x0101010101010101L;
  private static final long LOWS = 0x7f * ONES;
  private static final long HIGHS = 0x80 * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long QUOTES = '"' * ONES;

  /** Square brackets differ from curly ones in this bit only, the backslash from the bar. */
  private static final long CURLIES = 0x20 * ONES;

  private static final long OPENINGS = '{' * ONES;
  private static final long CLOSINGS = '}' * ONES;

  /** Lifts brackets, backslash and bar, and whatever is above them, to the highest bit. */
  private static final long FROM_OPENING = (0x80 - '{') * ONES;

  /** Lifts what is above them. */
  private static final long ABOVE_CLOSING = (0x80 - '}' - 1) * ONES;

  private Brackets() {}

  /**
   * Where the bracket at a place is closed. That both are of one kind, or what is between is JSON,
   * is not checked.
   *
   * @param bytes one a character
   * @param start index of an opening bracket
   * @param end index behind the last character that counts
   * @return the index behind the closing bracket
   */
  static int behind(byte[] bytes, int start, int end) throws JsonSyntaxException {
    int depth = 0;
    // All bits within a string, else none.
    long inString = 0;
    boolean escaping = false;
    for (int at = start; at < end; at += Long.BYTES) {
      long word = at + Long.BYTES <= end ? (long) WORDS.get(bytes, at) : last(bytes, at, end);
      if (escaping || structural(word) != 0) {
        if (escaping || matches(word, BACKSLASHES) != 0) {
          word = withoutEscapes(word, escaping);
          escaping = word >>> LAST_BYTE == '\\';
        }
        long outside = outside(word, inString);
        long openings = matches(word | CURLIES, OPENINGS) & outside;
        long closings = matches(word | CURLIES, CLOSINGS) & outside;
        while (closings != 0) {
          long before = Long.lowestOneBit(closings) - 1;
          depth += Long.bitCount(openings & before) - 1;
          if (depth == 0) {
            return at + Long.bitCount(before) / Byte.SIZE + 1;
          }
          openings &= ~before;
          closings &= closings - 1;
        }
        depth += Long.bitCount(openings);
      }
      inString ^= -(Long.bitCount(matches(word, QUOTES)) & 1);
    }
    throw new JsonSyntaxException("the text ends within brackets");
  }

  /** The characters left, and nothing behind them. */
  private static long last(byte[] bytes, int at, int end) {
    long word = 0;
    for (int i = at; i < end; i++) {
      word |= (bytes[i] & BYTE) << (i - at) * Byte.SIZE;
    }
    return word;
  }

  /** Brackets, backslash and bar. */
  private static long structural(long word) {
    long folded = (word | CURLIES) & LOWS;
    return (folded + FROM_OPENING) & ~(folded + ABOVE_CLOSING) & ~word & HIGHS;
  }

  private static long matches(long word, long pattern) {
    long difference = word ^ pattern;
    return ~(((difference & LOWS) + LOWS) | difference | LOWS);
  }

  /** The characters that are in no string, opening quotes not among them. */
  private static long outside(long word, long inString) {
    // In each byte the number of quotes up to it, whose lowest bit is what matters.
    long quotes = (matches(word, QUOTES) >>> 7) * ONES;
    return ~(quotes << 7 ^ inString) & HIGHS;
  }

  /**
   * Blanks each backslash together with the character that it escapes; one in the last byte stays,
   * since its character is in the next word.
   *
   * @param escaping whether the first character is escaped by the word before
   */
  private static long withoutEscapes(long word, boolean escaping) {
    long blanked = escaping ? word & ~BYTE : word;
    for (int shift = 0; shift < LAST_BYTE; shift += Byte.SIZE) {
      if ((blanked >>> shift & BYTE) == '\\') {
        blanked &= ~((BYTE << Byte.SIZE | BYTE) << shift);
      }
    }
    return blanked;
  }
}
