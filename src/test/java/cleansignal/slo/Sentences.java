package cleansignal.slo;

/** The figures of an objective as the verdict's sentences and records show them. */
final class Sentences {

  private static final String LATENCY_UNIT = "ms";

  private Sentences() {}

  /** Its limit, for example {@code < 800 ms}. */
  static String limit(ObjectiveResult result) {
    return result.comparison() + " " + Figures.withUnit(result.limit(), result.unit());
  }

  /** Id and limit, for example {@code api_latency_p95 < 800 ms [staging]}. */
  static String name(ObjectiveResult result) {
    return result.id() + " " + limit(result) + " [" + result.sloEnvironment() + "]";
  }

  /**
   * The measured value with what it rests on: {@code 2.03 % (61 / 3004)}, {@code 842 ms (over the
   * limit: 250 / 4100)}, {@code 3}; {@code no data} without any.
   */
  static String value(ObjectiveResult result) {
    if (result.value().isEmpty()) {
      return "no data";
    }
    String value = Figures.withUnit(result.value().getAsDouble(), result.unit());
    return value
        + result
            .share()
            .map(share -> " (" + counted(result) + share.k() + " / " + share.n() + ")")
            .orElse("");
  }

  /** A sentence with id, value and limit. */
  static String full(ObjectiveResult result) {
    return result.id()
        + " "
        + value(result)
        + ", limit "
        + limit(result)
        + " ["
        + result.sloEnvironment()
        + "]";
  }

  private static String counted(ObjectiveResult result) {
    if (!result.unit().equals(LATENCY_UNIT)) {
      return "";
    }
    return switch (Comparison.ofText(result.comparison()).orElseThrow()) {
      case LESS -> "at or over the limit: ";
      case MORE -> "at or under the limit: ";
      default -> "over the limit: ";
    };
  }
}
