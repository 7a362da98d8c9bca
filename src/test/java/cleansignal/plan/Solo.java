package cleansignal.plan;

import java.util.Arrays;
import java.util.List;

/** What users do that neither sit at a table nor hold a socket. */
public enum Solo {
  /** They come and go: register, log in, renew their tokens, log out. */
  LIFECYCLE("lifecycle");

  private final String text;

  Solo(String text) {
    this.text = text;
  }

  /**
   * Reads the form that stands in {@code workloads.conf}.
   *
   * @param text for example {@code lifecycle}
   * @return the constant
   * @throws IllegalArgumentException when there is none of that text
   */
  static Solo parse(String text) {
    return Arrays.stream(values())
        .filter(solo -> solo.text.equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no " + text + "; known: " + List.of(values())));
  }

  @Override
  public String toString() {
    return text;
  }
}
