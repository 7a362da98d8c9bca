package cleansignal.slo;

/**
 * What an objective must show to be met.
 *
 * @param point whether its point value decides; otherwise its 95 % bound does, where it has one
 * @param reason why the point value must do; empty when it does not
 */
public record Evidence(boolean point, String reason) {

  /** The bound decides: what every objective needs unless a reason says otherwise. */
  public static final Evidence PROVEN = new Evidence(false, "");

  /** Refuses a point value without a reason, and a reason without a point value. */
  public Evidence {
    if (point == reason.isBlank()) {
      throw new IllegalArgumentException("point evidence needs a reason, and only that does");
    }
  }

  /** The point value decides, for that reason. */
  public static Evidence point(String reason) {
    return new Evidence(true, reason);
  }

  /** {@code proven} or {@code point}. */
  public String text() {
    return point ? "point" : "proven";
  }
}
