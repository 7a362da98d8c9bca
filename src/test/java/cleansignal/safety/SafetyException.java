package cleansignal.safety;

import java.util.List;

/** A load that must not be sent. Its message names every reason, one a line. */
public final class SafetyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param reasons what stands against the load, at least one
   */
  public SafetyException(List<String> reasons) {
    super(String.join(System.lineSeparator(), reasons));
  }

  /** A refusal for one reason. */
  public SafetyException(String reason) {
    this(List.of(reason));
  }
}
