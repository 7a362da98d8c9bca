package cleansignal.slo;

import cleansignal.measure.Recent;
import cleansignal.measure.RecentSlices;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a run is given up before its end, as {@code slo/abort.json} says.
 *
 * @param runs the runs that are given up when they run their own stages
 * @param workloads the workloads that are given up, of whatever scenario
 * @param sustainedMillis how long a rule must be broken without a break, unpaced
 * @param slices in so many slices of that time, each of which must break the rule by itself
 * @param minimumSamples a slice with fewer can't break a rule
 * @param above beyond what each rule is broken, in its unit; all rules have one
 */
public record AbortRules(
    Set<String> runs,
    Set<String> workloads,
    long sustainedMillis,
    int slices,
    int minimumSamples,
    Map<AbortRule, Double> above) {

  private static final long MILLIS_PER_SECOND = 1_000;

  /** Copies the collections. */
  public AbortRules {
    runs = Set.copyOf(runs);
    workloads = Set.copyOf(workloads);
    above = Map.copyOf(above);
  }

  /** What a file that keeps to its schema says. */
  static AbortRules of(JsonNode file) {
    Map<AbortRule, Double> above = new EnumMap<>(AbortRule.class);
    file.required("rules")
        .properties()
        .forEach(
            entry ->
                AbortRule.ofId(entry.getKey())
                    .ifPresent(
                        rule -> above.put(rule, entry.getValue().required("above").asDouble())));
    return new AbortRules(
        names(file.required("runs")),
        names(file.required("workloads")),
        file.required("sustainedSeconds").asLong() * MILLIS_PER_SECOND,
        file.required("slices").asInt(),
        file.required("minimumSamples").asInt(),
        above);
  }

  private static Set<String> names(JsonNode array) {
    Set<String> names = new HashSet<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }

  /**
   * Whether they hold for a run.
   *
   * @param run what {@code -Dscenario} says
   * @param override what {@code -Dworkload} says; empty: its own stages
   * @param stages the name of the stages that it runs
   */
  public boolean concern(String run, Optional<String> override, String stages) {
    return workloads.contains(stages) || override.isEmpty() && runs.contains(run);
  }

  /** The length of a slice at that pace, at least 1 ms. */
  public long sliceMillis(double pace) {
    return Math.max(1, Math.round(sustainedMillis / pace / slices));
  }

  /** How long a rule must be broken at that pace. */
  public long sustainedMillis(double pace) {
    return sliceMillis(pace) * slices;
  }

  /**
   * The first rule that is broken.
   *
   * @param last the last slices of the run, as many as {@link #slices()}
   * @return empty when none is broken in all of them
   */
  public Optional<EarlyStop.Broken> broken(List<Recent> last, double pace) {
    return Arrays.stream(AbortRule.values())
        .filter(rule -> last.stream().allMatch(slice -> breaks(rule, slice)))
        .findFirst()
        .map(rule -> broken(rule, RecentSlices.together(last), pace));
  }

  private boolean breaks(AbortRule rule, Recent slice) {
    return rule.samples(slice) >= minimumSamples && rule.value(slice) > above.get(rule);
  }

  private EarlyStop.Broken broken(AbortRule rule, Recent together, double pace) {
    return new EarlyStop.Broken(
        rule, above.get(rule), sustainedMillis(pace), rule.value(together), rule.samples(together));
  }

  /**
   * All rules in a sentence, for example {@code true errors > 5 % or API p95 > 2000 ms for 30 s}.
   */
  public String text(double pace) {
    String rules =
        Arrays.stream(AbortRule.values())
            .map(rule -> EarlyStop.Broken.limit(rule, above.get(rule)))
            .collect(Collectors.joining(" or "));
    return String.format(Locale.ROOT, "%s for %s s", rules, Figures.seconds(sustainedMillis(pace)));
  }
}
