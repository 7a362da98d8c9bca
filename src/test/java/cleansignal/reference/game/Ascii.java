package cleansignal.reference.game;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as bytes, to be appended to: states are long, mostly the same as before, and sent to several
 * sockets, so they are put together from finished pieces and never encoded twice. Everything in
 * them is ASCII: names and ids allow nothing else.
 */
public final class Ascii {
  private static final int FIRST_BYTES = 1024;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int length;

  /** Appends a text. */
  public Ascii add(String text) {
    byte[] more = text.getBytes(StandardCharsets.ISO_8859_1);
    return add(more, more.length);
  }

  /** Appends a number. */
  public Ascii add(long number) {
    return add(Long.toString(number));
  }

  /** Appends what another one holds. */
  public Ascii add(Ascii other) {
    return add(other.bytes, other.length);
  }

  /** Appends finished bytes. */
  public Ascii add(byte[] finished) {
    return add(finished, finished.length);
  }

  /** How many bytes it holds. */
  public int length() {
    return length;
  }

  /** A copy of what it holds. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** What it holds. */
  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  private Ascii add(byte[] more, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
    System.arraycopy(more, 0, bytes, length, count);
    length += count;
    return this;
  }
}
