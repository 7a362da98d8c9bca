package cleansignal.seed;

/** Users that could not be seeded. Its message says why, without any secret. */
public final class SeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal in words. */
  public SeedException(String message) {
    super(message);
  }

  /** A refusal that has a cause. */
  public SeedException(String message, Throwable cause) {
    super(message, cause);
  }
}
