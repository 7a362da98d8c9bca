package cleansignal.target.socket;

import java.util.Objects;

/**
 * A part of a frame, by its place in it: game states are up to 1.4 MB, so nothing copies them.
 * Whoever keeps a slice keeps the whole frame.
 *
 * @param frame the text that it is a part of
 * @param start index of its first character
 * @param end index behind its last character, at least start
 */
public record Slice(String frame, int start, int end) {

  /**
   * Checks the bounds.
   *
   * @throws IndexOutOfBoundsException when they are not within the frame
   */
  public Slice {
    Objects.checkFromToIndex(start, end, frame.length());
  }

  /** All of a text. */
  public static Slice of(String text) {
    return new Slice(text, 0, text.length());
  }

  /** Whether it has no characters. */
  public boolean isEmpty() {
    return start == end;
  }

  /** A copy of its characters. */
  public String text() {
    return frame.substring(start, end);
  }

  /** Its place only: a log line must not be 1.4 MB long. */
  @Override
  public String toString() {
    return "[" + start + ", " + end + ") of " + frame.length();
  }
}
