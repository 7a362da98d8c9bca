package cleansignal.slo;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The limits of one SLO environment: one for each objective of the catalogue.
 *
 * @param environment {@code staging} or {@code production}
 * @param byObjective by objective id
 */
public record Limits(String environment, Map<String, Limit> byObjective) {

  /** Copies the map. */
  public Limits {
    byObjective = Map.copyOf(byObjective);
  }

  /**
   * One limit.
   *
   * @param value in the objective's unit; empty: as many as the run plans
   * @param source where it comes from; where sources disagree, what the others say and why they
   *     lost
   */
  public record Limit(OptionalDouble value, String source) {}

  /**
   * The limit of an objective of the catalogue.
   *
   * @throws IllegalArgumentException for an id that is not in the catalogue
   */
  public Limit of(String id) {
    Limit limit = byObjective.get(id);
    if (limit == null) {
      throw new IllegalArgumentException("no limit for " + id + " in " + environment);
    }
    return limit;
  }
}
