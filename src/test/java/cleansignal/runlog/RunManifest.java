package cleansignal.runlog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code run.json} says of a run: everything the gate needs besides the log. Holds no secret
 * and no absolute path.
 *
 * @param schema version of this form, {@link RunManifests#SCHEMA}
 * @param scenario the name given by {@code -Dscenario}: a scenario or a named run
 * @param policy the policy in {@code slo/scenarios} that the run is judged by
 * @param workload the workload that replaced the named run's own stages; empty when it runs its own
 * @param target where the load went
 * @param sloEnvironment whose limits apply, {@code staging} or {@code production}
 * @param pace time compression, at least 1; above 1 the run is no release gate
 * @param planned what the plan wanted
 * @param settings how games are made and played, by key; only what the run makes use of, sorted
 * @param accept verdicts that leave the build green
 * @param preflightSkipped whether the checks before the run were skipped; such a run is no release
 *     gate
 * @param seed seed of everything drawn at random
 * @param shard which part of the load this injector made
 * @param versions what wrote it
 */
public record RunManifest(
    int schema,
    String scenario,
    String policy,
    Optional<String> workload,
    Target target,
    String sloEnvironment,
    double pace,
    Planned planned,
    Play play,
    Map<String, String> settings,
    List<String> accept,
    boolean preflightSkipped,
    long seed,
    ShardOf shard,
    Versions versions) {

  private static final Set<String> ENVIRONMENTS =
      Set.of("embedded", "local", "staging", "production");

  /** Copies the list; refuses a pace that would stretch time. */
  public RunManifest {
    if (!(pace >= 1 && pace < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("pace must be at least 1: " + pace);
    }
    accept = List.copyOf(accept);
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /**
   * Where the load went.
   *
   * @param environment {@code embedded}, {@code local}, {@code staging} or {@code production}
   * @param baseUrl scheme, host and port, without user info
   */
  public record Target(String environment, String baseUrl) {

    /** Refuses an environment that there is not. */
    public Target {
      if (!ENVIRONMENTS.contains(environment)) {
        throw new IllegalArgumentException("no target environment: " + environment);
      }
    }
  }

  /**
   * What the plan wanted.
   *
   * @param durationMillis from time zero to the last planned user's end
   * @param steady the steady window, ms since time zero; empty when the plateau is too short for
   *     one
   * @param users virtual users in all
   * @param peakUsers virtual users at once
   * @param games running games at the plateau, spare ones included
   * @param players occupied seats at the plateau, AI seats and spare games included
   * @param steadyRequests about how many requests the steady window is to hold; 0 without a window
   */
  public record Planned(
      long durationMillis,
      Optional<Span> steady,
      int users,
      int peakUsers,
      int games,
      int players,
      long steadyRequests) {

    /** Refuses a plan without users or time, and what is less than nothing. */
    public Planned {
      if (durationMillis < 1 || users < 1 || peakUsers < 1) {
        throw new IllegalArgumentException("no load is planned");
      }
      if (games < 0 || players < 0 || steadyRequests < 0) {
        throw new IllegalArgumentException("less than nothing is planned");
      }
    }
  }

  /**
   * What the plan wanted over sockets.
   *
   * @param does what the run does, in the words of the SLO files, sorted; empty when it opens no
   *     socket
   * @param holdMillis how long a socket is held, as paced; empty when none is
   */
  public record Play(List<String> does, Optional<Long> holdMillis) {

    /** No socket is opened. */
    public static final Play NONE = new Play(List.of(), Optional.empty());

    /** Copies the list. */
    public Play {
      does = List.copyOf(does);
    }
  }

  /**
   * A span of time.
   *
   * @param startMillis inclusive, ms since time zero
   * @param endMillis exclusive
   */
  public record Span(long startMillis, long endMillis) {

    /** Refuses a span that ends before it starts, or starts before the run. */
    public Span {
      if (startMillis < 0) {
        throw new IllegalArgumentException("span starts before the run: " + startMillis);
      }
      if (endMillis < startMillis) {
        throw new IllegalArgumentException(
            "span ends before it starts: " + startMillis + " to " + endMillis);
      }
    }
  }

  /**
   * A part of the load.
   *
   * @param index from 0
   * @param count how many parts there are, at least 1
   */
  public record ShardOf(int index, int count) {

    /** Refuses a part that there is not. */
    public ShardOf {
      if (index < 0 || index >= count) {
        throw new IllegalArgumentException(
            "shard index must be from 0 to before " + count + ": " + index);
      }
    }
  }

  /**
   * What wrote the run.
   *
   * @param suite version of this project
   * @param gitCommit the commit, with {@code +dirty} when the tree had changes; {@code unknown}
   *     outside a checkout
   * @param gatling Gatling's version
   * @param java the JVM's version
   */
  public record Versions(String suite, String gitCommit, String gatling, String java) {}
}
