package cleansignal.simulation;

import cleansignal.config.RunSettings;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.config.TargetEnvironment;
import cleansignal.plan.Catalogue;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.RunSpec;
import cleansignal.pool.UserPool;
import cleansignal.preflight.Preflight;
import cleansignal.safety.BypassGuard;
import cleansignal.safety.DirectHttp;
import cleansignal.safety.RedirectGuard;
import cleansignal.slo.SloFiles;
import cleansignal.target.GameServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * From the configuration to a run that is ready to start. What can't be run is refused before
 * anything is sent.
 */
final class Preparation {

  /** Of one question to a target before a run. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Preparation() {}

  /**
   * Prepares a run.
   *
   * @param scenario a name that {@code -Dscenario} takes
   * @param simulation simple name of the simulation's class
   * @throws IOException when the embedded server does not start
   * @throws InterruptedException when the thread is interrupted meanwhile
   * @throws RuntimeException when configuration, plan, SLO files or target are not in order; its
   *     message says which
   */
  static Launch of(String scenario, String simulation) throws IOException, InterruptedException {
    return of(SuiteConfigLoader.load().config(), scenario, simulation);
  }

  /** The same for a configuration that is loaded; throws as well. */
  static Launch of(SuiteConfig config, String scenario, String simulation)
      throws IOException, InterruptedException {
    refuseOther(config.run(), scenario, simulation);
    Proposal proposal = Proposal.of(config, scenario);
    RunSpec spec = proposal.spec();
    LoadPlan plan = proposal.plan();
    SloFiles slo = proposal.slo();
    if (!config.run().preflight()) {
      refuseSmallPool(config, plan);
    }
    Optional<EmbeddedServer.Starting> starting = embedded(config, plan);
    Crowd crowd = new Crowd(config, spec, plan);
    Lookout lookout =
        Lookout.of(
            config.run().killSwitch(),
            spec,
            plan,
            slo,
            crowd.clock(),
            problem -> System.err.println("clean-signal: " + problem));
    Optional<EmbeddedServer> embedded =
        starting.isPresent() ? Optional.of(starting.get().ready()) : Optional.empty();
    String baseUrl = baseUrl(config, embedded);
    String socketUrl = socketUrl(config, baseUrl);
    if (embedded.isEmpty()) {
      refuseUnsafe(config, baseUrl, crowd.server());
    }
    Optional<Preflight> preflight =
        config.run().preflight()
            ? Optional.of(Examination.of(crowd.subject(baseUrl, socketUrl), embedded))
            : Optional.empty();
    Gate gate =
        new Gate(
            config.run().results(),
            simulation,
            Manifests.of(config, spec, plan, baseUrl),
            Versions.circumstances(preflight.flatMap(Preflight::targetVersion)),
            preflight.map(Preflight::report),
            slo);
    return new Launch(
        plan,
        crowd,
        gate,
        embedded,
        crowd.protocol(baseUrl, socketUrl).hostNameAliases(proposal.hosts().addresses()),
        crowd.counters(baseUrl),
        lookout);
  }

  /** Whether or not there is a preflight. */
  static void refuseUnsafe(SuiteConfig config, String baseUrl, GameServer server)
      throws InterruptedException {
    DirectHttp http = new DirectHttp(URI.create(baseUrl), PATIENCE);
    RedirectGuard.check(http, server.health());
    BypassGuard.check(config, http, server).stream()
        .map(finding -> "rate limits hold: " + finding)
        .forEach(System.out::println);
  }

  /** Where the target is: the embedded server, or the one that the configuration names. */
  static String baseUrl(SuiteConfig config, Optional<EmbeddedServer> embedded) {
    return embedded
        .map(EmbeddedServer::baseUrl)
        .orElseGet(() -> config.target().baseUrl().orElseThrow().toString());
  }

  /** Where the target's sockets are. */
  static String socketUrl(SuiteConfig config, String baseUrl) {
    return config.target().wsUrl().map(URI::toString).orElse(baseUrl.replaceFirst("^http", "ws"));
  }

  /**
   * Says which names there are.
   *
   * @throws LaunchException always
   */
  static Launch unknownScenario() {
    throw unknown(SuiteConfigLoader.load().config().run().scenario());
  }

  /**
   * The refusal that lists the names.
   *
   * @param asked what {@code -Dscenario} says; empty when it is missing
   */
  static LaunchException unknown(Optional<String> asked) {
    return new LaunchException(
        asked.map(name -> "unknown scenario " + name).orElse("no scenario")
            + ": -Dscenario= takes "
            + String.join(", ", Catalogue.load().names()));
  }

  /** Where no preflight says so: users that are not there can't log in. */
  private static void refuseSmallPool(SuiteConfig config, LoadPlan plan) {
    int size = UserPool.of(config.pool(), plan.poolNeeded()).size();
    if (size < plan.poolNeeded()) {
      throw new LaunchException(
          "the pool of %d has too few users, the plan needs %d: cs.pool.size, or a smaller workload"
              .formatted(size, plan.poolNeeded()));
    }
  }

  private static void refuseOther(RunSettings run, String scenario, String simulation) {
    if (run.scenario().isPresent() && !run.scenario().get().equals(scenario)) {
      throw new LaunchException(
          "-Dscenario=" + run.scenario().get() + " does not go with the simulation " + simulation);
    }
  }

  /** The run's own server, which becomes ready while the rest is prepared; empty elsewhere. */
  static Optional<EmbeddedServer.Starting> embedded(SuiteConfig config, LoadPlan plan)
      throws IOException {
    if (config.target().environment() != TargetEnvironment.EMBEDDED) {
      return Optional.empty();
    }
    int users = config.pool().size().orElse(plan.poolNeeded());
    return Optional.of(EmbeddedServer.launch(config.embedded(), config.pool(), users));
  }
}
