package cleansignal.slo;

import cleansignal.measure.Recent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What a run can be given up for. Names and meaning stand in {@code slo/abort.json}. */
public enum AbortRule {
  /** The share of the valid requests that failed: noise is in neither. */
  TRUE_ERRORS(
      "true errors",
      "%",
      "valid requests",
      Recent::valid,
      recent -> 100.0 * recent.trueErrors() / recent.valid()),
  /** The 95th percentile of the API calls that were answered well. */
  API_P95(
      "API p95",
      "ms",
      "ok API calls",
      recent -> recent.apiOk().count(),
      recent -> recent.apiOk().percentileMillis(AbortRule.P95));

  private static final double P95 = 95;

  private final String title;
  private final String unit;
  private final String counted;
  private final ToLongFunction<Recent> samples;
  private final ToDoubleFunction<Recent> value;

  AbortRule(
      String title,
      String unit,
      String counted,
      ToLongFunction<Recent> samples,
      ToDoubleFunction<Recent> value) {
    this.title = title;
    this.unit = unit;
    this.counted = counted;
    this.samples = samples;
    this.value = value;
  }

  /** The rule of that name; empty when there is none. */
  public static Optional<AbortRule> ofId(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** Its name in files, for example {@code true_errors}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it looks at, for a reader. */
  String title() {
    return title;
  }

  /** The unit of its values, {@code %} or {@code ms}. */
  String unit() {
    return unit;
  }

  /** What its samples are, for a reader. */
  String counted() {
    return counted;
  }

  /** How many samples its value rests on. */
  long samples(Recent recent) {
    return samples.applyAsLong(recent);
  }

  /** Its value; only where there are samples. */
  double value(Recent recent) {
    return value.applyAsDouble(recent);
  }
}
