package cleansignal.config;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A password or token. Its text and JSON form is {@code ***}, so that it can't reach a log, a
 * report or an artefact by accident; {@link #reveal()} is the one way to the value.
 */
public final class Secret {
  private static final String MASK = "***";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Wraps a value.
   *
   * @param value the secret text, not null
   * @return the wrapped value
   */
  public static Secret of(String value) {
    return new Secret(Objects.requireNonNull(value, "value"));
  }

  /**
   * The value itself, for the request that needs it and nothing else.
   *
   * @return the secret text
   */
  public String reveal() {
    return value;
  }

  /**
   * Equality of the values, for records that hold a secret; not constant-time.
   *
   * @param other what to compare with
   * @return whether it is a secret of the same value
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /**
   * The mask, never the value.
   *
   * @return {@code ***}
   */
  @JsonValue
  @Override
  public String toString() {
    return MASK;
  }
}
