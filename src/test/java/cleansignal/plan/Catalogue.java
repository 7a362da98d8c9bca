package cleansignal.plan;

import cleansignal.config.SloEnvironment;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The scenarios, workloads and named runs that there are: the data of {@code workloads.conf}. */
public final class Catalogue {
  private static final String RESOURCE = "workloads.conf";

  /** A scenario's own part: what every run of it shares. */
  private record Scenario(
      Map<String, Workload> workloads,
      Map<String, String> policies,
      RunSpec plain,
      RunSpec byDefault) {}

  private final Map<String, Scenario> scenarios = new TreeMap<>();
  private final Map<String, RunSpec> runs = new TreeMap<>();

  private Catalogue(Config data) {
    Map<String, String> policies = texts(data.getConfig("workload-policies"));
    String windowless = data.getString("windowless-policy");
    for (String name : data.getObject("scenarios").keySet()) {
      Scenario scenario = scenario(name, data.getConfig("scenarios." + name), policies, windowless);
      scenarios.put(name, scenario);
      runs.put(name, scenario.byDefault);
    }
    for (String name : data.getObject("runs").keySet()) {
      if (runs.put(name, namedRun(name, data.getConfig("runs." + name), windowless)) != null) {
        throw new IllegalArgumentException(name + " is a scenario and a named run");
      }
    }
  }

  /**
   * Reads the data on the class path; neither system properties nor environment have a say.
   *
   * @return the catalogue
   * @throws RuntimeException when the data is not what this class reads
   */
  public static Catalogue load() {
    return of(ConfigFactory.parseResources(Catalogue.class.getClassLoader(), RESOURCE));
  }

  static Catalogue of(Config data) {
    return new Catalogue(data.resolve(ConfigResolveOptions.noSystem()));
  }

  /**
   * All names that {@code -Dscenario} takes.
   *
   * @return scenarios and named runs, sorted
   */
  public List<String> names() {
    return List.copyOf(runs.keySet());
  }

  /**
   * The workloads of a scenario or named run.
   *
   * @param name a known name
   * @return names that {@code -Dworkload} takes beside it, sorted
   * @throws UnknownNameException when the name is unknown
   */
  public List<String> workloads(String name) {
    return List.copyOf(scenarios.get(find(name).scenario()).workloads.keySet());
  }

  /**
   * A run with its own stages.
   *
   * @param name a scenario or named run
   * @return the run
   * @throws UnknownNameException with the known names when there is none of that name
   */
  public RunSpec find(String name) {
    RunSpec run = runs.get(name);
    if (run == null) {
      throw new UnknownNameException("scenario", name, names());
    }
    return run;
  }

  /**
   * A run, its stages replaced when a workload is given. A named run with other stages loses its
   * capacity and its spare games: it promises no number of games any more.
   *
   * @param name a scenario or named run
   * @param workload the workload; empty = the run's own stages
   * @return the run
   * @throws UnknownNameException with the known names when there is none of that name
   */
  public RunSpec find(String name, Optional<String> workload) {
    RunSpec run = find(name);
    if (workload.isEmpty()) {
      return run;
    }
    Scenario scenario = scenarios.get(run.scenario());
    Workload stages = scenario.workloads.get(workload.get());
    if (stages == null) {
      throw new UnknownNameException(
          "workload of " + name, workload.get(), List.copyOf(scenario.workloads.keySet()));
    }
    // The scenario's own default workload may have a policy of its own, which is not the others'.
    RunSpec own = run.name().equals(run.scenario()) ? scenario.plain : run;
    return replaced(own, stages, workload, scenario.policies);
  }

  private static RunSpec replaced(
      RunSpec run, Workload stages, Optional<String> override, Map<String, String> policies) {
    Optional<String> policy = Optional.ofNullable(policies.get(stages.name()));
    return new RunSpec(
        run.name(),
        run.scenario(),
        stages,
        override,
        run.seats(),
        Spare.NONE,
        // Companions belong to the named run; without games the stages themselves count sockets, or
        // users that do something else.
        run.sockets()
            .holding(run.seats().isEmpty() && run.manner().solo().isEmpty() ? stages.peak() : 0),
        run.manner(),
        Optional.empty(),
        run.slo(),
        policy.orElse(run.policy()),
        policy.orElse(run.windowless()));
  }

  private static Scenario scenario(
      String name, Config data, Map<String, String> policies, String windowless) {
    Map<String, Workload> workloads = new TreeMap<>();
    texts(data.getConfig("workloads"))
        .forEach((workload, stages) -> workloads.put(workload, Workload.parse(workload, stages)));
    String byDefault = data.getString("default-workload");
    if (!workloads.containsKey(byDefault)) {
      throw new IllegalArgumentException(name + " has no workload " + byDefault);
    }
    RunSpec plain =
        new RunSpec(
            name,
            name,
            workloads.get(byDefault),
            Optional.empty(),
            seats(data),
            Spare.NONE,
            new SocketSpec(data.getBoolean("sockets"), 0, false),
            Manner.of(data),
            Optional.empty(),
            slo(data),
            data.getString("policy"),
            windowless);
    return new Scenario(
        workloads,
        policies,
        plain,
        replaced(plain, workloads.get(byDefault), Optional.empty(), policies));
  }

  private RunSpec namedRun(String name, Config data, String windowless) {
    String scenario = data.getString("scenario");
    if (!scenarios.containsKey(scenario)) {
      throw new IllegalArgumentException(name + " is a run of no known scenario: " + scenario);
    }
    return new RunSpec(
        name,
        scenario,
        Workload.parse(name, data.getString("stages")),
        Optional.empty(),
        seats(data),
        new Spare(data.getInt("spare.percent"), data.getInt("spare.at-least")),
        new SocketSpec(
            scenarios.get(scenario).byDefault.sockets().play(),
            data.getInt("held.sockets"),
            data.getBoolean("held.spectating")),
        scenarios.get(scenario).byDefault.manner(),
        Optional.of(new Capacity(data.getInt("capacity.games"), data.getInt("capacity.players"))),
        slo(data),
        data.getString("policy"),
        windowless);
  }

  private static List<SeatPlan> seats(Config data) {
    return data.getStringList("seats").stream().map(SeatPlan::parse).toList();
  }

  private static SloEnvironment slo(Config data) {
    return SloEnvironment.valueOf(data.getString("slo").toUpperCase(Locale.ROOT));
  }

  private static Map<String, String> texts(Config data) {
    Map<String, String> texts = new TreeMap<>();
    data.root().forEach((key, value) -> texts.put(key, (String) value.unwrapped()));
    return texts;
  }
}
