package cleansignal.slo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;

/**
 * Beyond what an injector can no longer be trusted, as {@code slo/injector.json} says; the same for
 * all runs.
 *
 * @param limits what each figure may be at most, in its unit; all checks have one
 * @param coveragePercent how much of the judged span must have been watched
 * @param startLateMillis how late a user may start without being told of
 */
public record InjectorLimits(
    Map<InjectorCheck, Double> limits, double coveragePercent, long startLateMillis) {

  /** Copies the map. */
  public InjectorLimits {
    limits = Map.copyOf(limits);
  }

  /** What a file that keeps to its schema says. */
  static InjectorLimits of(JsonNode file) {
    Map<InjectorCheck, Double> limits = new EnumMap<>(InjectorCheck.class);
    file.required("limits")
        .properties()
        .forEach(
            entry ->
                InjectorCheck.ofId(entry.getKey())
                    .ifPresent(
                        check -> limits.put(check, entry.getValue().required("limit").asDouble())));
    return new InjectorLimits(
        limits,
        file.required("coveragePercent").asDouble(),
        file.required("startLateMillis").asLong());
  }

  /** What that figure may be at most. */
  double of(InjectorCheck check) {
    return limits.get(check);
  }
}
