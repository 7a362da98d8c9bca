package cleansignal.simulation;

import cleansignal.config.ConfigException;
import cleansignal.config.RunSettings;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.config.TargetEnvironment;
import cleansignal.plan.Catalogue;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import cleansignal.plan.UnknownNameException;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A run from its configuration to its verdict: the shell around plan, crowd and gate. */
final class Launch {

  /** Longer than any exchange still open at the plan's end; after it Gatling stops by force. */
  private static final Duration OVERTIME = Duration.ofSeconds(45);

  private static final int CANT_START = 1;

  private final LoadPlan plan;
  private final Crowd crowd;
  private final Gate gate;
  private final Optional<EmbeddedServer> embedded;
  private final String baseUrl;
  private Optional<Progress> progress = Optional.empty();

  private Launch(
      LoadPlan plan, Crowd crowd, Gate gate, Optional<EmbeddedServer> embedded, String baseUrl) {
    this.plan = plan;
    this.crowd = crowd;
    this.gate = gate;
    this.embedded = embedded;
    this.baseUrl = baseUrl;
  }

  /** Ends this JVM, having listed the names that {@code -Dscenario} takes. */
  static void refuseUnknownScenario() {
    orExit(
        () -> {
          Optional<String> asked = SuiteConfigLoader.load().config().run().scenario();
          throw new LaunchException(
              asked.map(name -> "unknown scenario " + name).orElse("no scenario")
                  + ": -Dscenario= takes "
                  + String.join(", ", Catalogue.load().names()));
        });
  }

  /** Prepares a run of that scenario, or ends this JVM with exit status 1 when it can't start. */
  static Launch orExit(String scenario, String simulation) {
    return orExit(() -> prepare(scenario, simulation));
  }

  private static Launch orExit(Preparation preparation) {
    try {
      return preparation.run();
    } catch (ConfigException | LaunchException | IllegalArgumentException | IOException refused) {
      System.err.println("clean-signal can't start: " + refused.getMessage());
      System.exit(CANT_START);
      throw new IllegalStateException("unreachable", refused);
    }
  }

  private static Launch prepare(String scenario, String simulation) throws IOException {
    SuiteConfig config = SuiteConfigLoader.load().config();
    RunSettings run = config.run();
    run.scenario()
        .filter(asked -> !asked.equals(scenario))
        .ifPresent(
            asked -> {
              throw new LaunchException(
                  "-Dscenario=" + asked + " does not go with the simulation " + simulation);
            });
    RunSpec spec = spec(scenario, config);
    LoadPlan plan = Planner.plan(request(spec, config));
    Optional<EmbeddedServer> embedded = Optional.empty();
    if (config.target().environment() == TargetEnvironment.EMBEDDED) {
      int users = config.pool().size().orElse(plan.poolNeeded());
      embedded = Optional.of(EmbeddedServer.start(config.embedded(), config.pool(), users));
    }
    String baseUrl =
        embedded
            .map(EmbeddedServer::baseUrl)
            .orElseGet(() -> config.target().baseUrl().orElseThrow().toString());
    Crowd crowd = new Crowd(config, plan);
    Gate gate = Gate.prepare(config, spec, plan, baseUrl, simulation);
    return new Launch(plan, crowd, gate, embedded, baseUrl);
  }

  private static RunSpec spec(String scenario, SuiteConfig config) {
    try {
      return Catalogue.load()
          .find(scenario, config.run().workload())
          .withSeats(config.games().maxPlayers(), config.ai().count());
    } catch (UnknownNameException unknown) {
      throw new LaunchException(unknown.getMessage());
    }
  }

  private static PlanRequest request(RunSpec spec, SuiteConfig config) {
    return new PlanRequest(
        spec.name(),
        spec.workload(),
        spec.seats(),
        spec.spare(),
        config.run().pace(),
        config.auth().loginRate(),
        config.games().pollMin(),
        config.games().pollMax(),
        config.games().maxLifetime(),
        config.pool().size(),
        config.run().shard());
  }

  List<PopulationBuilder> populations() {
    return crowd.populations(gate::folderExists);
  }

  HttpProtocolBuilder protocol() {
    return crowd.protocol(baseUrl);
  }

  List<Assertion> assertions() {
    return gate.assertions();
  }

  Duration longest() {
    return plan.duration().plus(OVERTIME);
  }

  /** Called before the first user: says what the run will cost and can prove. */
  void begin() {
    plan.describe().forEach(System.out::println);
    gate.begin();
    progress = Optional.of(Progress.start(plan, crowd.clock(), crowd.live(), System.out::println));
  }

  /** Called when the log is complete: judges the run and stops what was started. Never throws. */
  void finish() {
    progress.ifPresent(Progress::close);
    embedded.ifPresent(
        server -> {
          gate.keepTruth(server);
          server.close();
        });
    gate.judge(crowd.live());
  }

  private interface Preparation {
    Launch run() throws IOException;
  }
}
