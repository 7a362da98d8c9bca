package cleansignal.slo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is required of the runs of one kind.
 *
 * @param name its name, that of its file
 * @param title what it is for
 * @param namedRun whether it binds a scenario to stages and capacity targets, so that other stages
 *     make another run
 * @param sloEnvironment whose limits apply when the run names none
 * @param pinned whether those limits apply whatever the run names
 * @param window {@link JudgedWindow#WHOLE} judges every objective over the whole run
 * @param latencyMarginPercent by how much a high latency may be missed before the run fails
 * @param concurrencyMarginPercent by how much a high concurrency may be missed before the run fails
 * @param usersPercent the share of the planned virtual users that must have started
 * @param caveats what a verdict by this policy is not
 * @param required the objectives it requires, with what it changes of each
 * @param notApplicable the objectives that do not apply, with the reason
 */
public record Policy(
    String name,
    String title,
    boolean namedRun,
    String sloEnvironment,
    boolean pinned,
    JudgedWindow window,
    double latencyMarginPercent,
    double concurrencyMarginPercent,
    double usersPercent,
    List<String> caveats,
    Map<String, Change> required,
    Map<String, String> notApplicable) {

  /** Copies list and maps. */
  public Policy {
    caveats = List.copyOf(caveats);
    required = Map.copyOf(required);
    notApplicable = Map.copyOf(notApplicable);
  }

  /**
   * What a policy changes of an objective; whatever is empty stays as catalogue and limits say.
   *
   * @param priority another weight
   * @param limit another limit, in the objective's unit
   * @param sloEnvironment another environment's limit
   * @param evidence another evidence
   * @param onlyIf what a run must do, besides what the catalogue asks for, to be held to it
   * @param coverage in how much of the window it must keep to its limit; empty: no matter when
   */
  public record Change(
      Optional<Priority> priority,
      OptionalDouble limit,
      Optional<String> sloEnvironment,
      Optional<Evidence> evidence,
      Optional<Condition> onlyIf,
      Optional<Coverage> coverage) {

    /** Changes nothing. */
    public static final Change NONE =
        new Change(
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * Whose limits a run is judged by.
   *
   * @param wanted the environment that the run names; empty when it names none
   */
  public String environmentFor(Optional<String> wanted) {
    return pinned ? sloEnvironment : wanted.orElse(sloEnvironment);
  }

  /** By how much a high objective of that family may be missed before the run fails. */
  double marginPercent(Measurement.Family family) {
    return switch (family) {
      case LATENCY -> latencyMarginPercent;
      case CONCURRENCY -> concurrencyMarginPercent;
      case RATE -> 0;
    };
  }
}
