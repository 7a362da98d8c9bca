package cleansignal.config;

/**
 * Where a value was written.
 *
 * @param layer the layer, which decides who wins
 * @param text the place as operators know it, such as {@code environment BASE_URL}
 */
record Source(Layer layer, String text) {
  /** The layers, weakest first. */
  enum Layer {
    DEFAULTS,
    TARGET,
    FILE,
    ENVIRONMENT,
    PROPERTY
  }

  static Source variable(String name) {
    return new Source(Layer.ENVIRONMENT, "environment " + name);
  }

  static Source property(String name) {
    return new Source(Layer.PROPERTY, "-D" + name);
  }

  /** Whether an operator wrote it, rather than this project. */
  boolean byOperator() {
    return layer.compareTo(Layer.FILE) >= 0;
  }
}
