package cleansignal.reference.store;

import java.time.Clock;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Makes identifiers of the target's forms (contract, section 7), seeded so that a run can be
 * repeated.
 */
public final class Ids {
  private static final String BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final String BASE_64_URL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int TIME_CHARS = 8;
  private static final int COUNTER_CHARS = 4;
  private static final int RANDOM_CHARS = 12;
  private static final int INVITE_CHARS = 8;
  private static final int SOCKET_CHARS = 20;

  private final Clock clock;
  private final UniformRandomProvider random;
  private long counter;

  /** Draws from a stream of this seed. */
  public Ids(long seed, Clock clock) {
    this.clock = clock;
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
  }

  /**
   * A new cuid: {@code c}, then time, a counter and randomness, 25 characters, never given before.
   */
  public String cuid() {
    return "c"
        + base36(clock.millis(), TIME_CHARS)
        + base36(counter++, COUNTER_CHARS)
        + randomText(BASE_36, RANDOM_CHARS);
  }

  /** A new invite code, 8 characters of base64url. */
  public String inviteCode() {
    return randomText(BASE_64_URL, INVITE_CHARS);
  }

  /** A new socket's id, 20 characters of base64url. */
  public String socketId() {
    return randomText(BASE_64_URL, SOCKET_CHARS);
  }

  /** A game's random seed, from 0 to 2^31 - 1. */
  public int gameSeed() {
    return random.nextInt(Integer.MAX_VALUE);
  }

  private String randomText(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String base36(long number, int length) {
    char[] text = new char[length];
    long rest = number;
    for (int i = length - 1; i >= 0; i--) {
      text[i] = BASE_36.charAt((int) (rest % BASE_36.length()));
      rest /= BASE_36.length();
    }
    return new String(text);
  }
}
