package cleansignal.slo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Catalogue, limits, policies, the limits of the injector and the rules of abort, checked against
 * each other.
 *
 * @param catalogue every objective
 * @param limits limits by SLO environment
 * @param policies policies by name
 * @param injector beyond what an injector is saturated
 * @param abort when a run is given up before its end
 * @param digest SHA-256 of all that, 64 hexadecimal digits: by it two verdicts can be told to be by
 *     the same limits
 */
public record SloFiles(
    Catalogue catalogue,
    Map<String, Limits> limits,
    Map<String, Policy> policies,
    InjectorLimits injector,
    AbortRules abort,
    String digest) {

  /** Copies the maps. */
  public SloFiles {
    limits = Map.copyOf(limits);
    policies = Map.copyOf(policies);
  }

  /**
   * Reads an SLO folder: {@code catalogue.json}, {@code staging.json}, {@code production.json},
   * {@code scenarios/*.json}, {@code injector.json}, {@code abort.json}, and the schemas beside
   * them in {@code schema}.
   *
   * @throws SloException with all problems, when a file is missing, unreadable, against its schema,
   *     or contradicts another
   */
  public static SloFiles load(Path folder) {
    return new SloLoader(folder).load();
  }

  /**
   * The policy of that name.
   *
   * @throws SloException when there is none; its text names those there are
   */
  public Policy policy(String name) {
    return known(policies, name, "scenarios/" + name + ".json", "policy");
  }

  /**
   * The limits of that SLO environment.
   *
   * @throws SloException when there are none; its text names those there are
   */
  public Limits limits(String environment) {
    return known(limits, environment, environment + ".json", "SLO environment");
  }

  /** Whether a request of that name is one that the objective looks at; none without it. */
  public Predicate<String> requestsOf(String objective) {
    return catalogue
        .find(objective)
        .<Predicate<String>>map(found -> found.measurement().requests())
        .orElse(name -> false);
  }

  private static <T> T known(Map<String, T> all, String name, String file, String what) {
    T found = all.get(name);
    if (found == null) {
      throw new SloException(
          List.of(
              new SloProblem(
                  file,
                  "",
                  "no " + what + " \"" + name + "\"; there are " + new TreeSet<>(all.keySet()))));
    }
    return found;
  }
}
