package cleansignal.simulation;

import cleansignal.config.DecisionTimeoutSettings;
import cleansignal.config.RunSettings;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.config.TargetEnvironment;
import cleansignal.config.TargetSettings;
import cleansignal.plan.Catalogue;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import cleansignal.preflight.Preflight;
import cleansignal.safety.BypassGuard;
import cleansignal.safety.CheckedHosts;
import cleansignal.safety.DirectHttp;
import cleansignal.safety.HostResolver;
import cleansignal.safety.LoadGuard;
import cleansignal.safety.RedirectGuard;
import cleansignal.safety.TargetGuard;
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
   * @throws RuntimeException when configuration, plan, SLO files or target are not in order; its
   *     message says which
   */
  static Launch of(String scenario, String simulation) throws IOException {
    return of(SuiteConfigLoader.load().config(), scenario, simulation);
  }

  /** The same for a configuration that is loaded; throws as well. */
  static Launch of(SuiteConfig config, String scenario, String simulation) throws IOException {
    refuseOther(config.run(), scenario, simulation);
    CheckedHosts hosts = new TargetGuard(HostResolver.SYSTEM).check(config);
    RunSpec spec = spec(config, scenario);
    Lookout.refuseWhileOn(config.run().killSwitch());
    LoadPlan plan = Planner.plan(PlanRequest.of(spec, config));
    refuseEndlessWaits(config.play().decisionTimeouts(), plan);
    Optional<EmbeddedServer.Starting> starting = embedded(config, plan);
    SloFiles slo = SloFiles.load(config.run().sloFiles());
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
        crowd.protocol(baseUrl, socketUrl).hostNameAliases(hosts.addresses()),
        crowd.counters(baseUrl),
        lookout);
  }

  /** Whether or not there is a preflight. */
  static void refuseUnsafe(SuiteConfig config, String baseUrl, GameServer server) {
    DirectHttp http = new DirectHttp(URI.create(baseUrl), PATIENCE);
    RedirectGuard.check(http, server.health());
    BypassGuard.check(config, http, server).stream()
        .map(finding -> "rate limits hold: " + finding)
        .forEach(System.out::println);
  }

  /**
   * What a scenario asks for under that configuration.
   *
   * @throws RuntimeException when there is none of that name, or the target can't have it
   */
  static RunSpec spec(SuiteConfig config, String scenario) {
    RunSpec spec =
        Catalogue.load()
            .find(scenario, config.run().workload())
            .withSeats(config.games().maxPlayers(), config.ai().count())
            .withSpectators(config.play().spectators())
            .withLevels(config.breakpoint());
    refuseMovesOverHttp(spec, config.target());
    LoadGuard.check(spec, config);
    return spec;
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

  private static void refuseMovesOverHttp(RunSpec spec, TargetSettings target) {
    if (spec.manner().movesOverHttp() && !target.httpMoves()) {
      throw new LaunchException(
          spec.name()
              + " needs a target that takes moves over HTTP: switch its move harness on"
              + " (ENABLE_HTTP_MOVE_HARNESS=true), and say so by cs.target.http-moves = true"
              + " (MOVE_HTTP_ENDPOINT_ENABLED)");
    }
  }

  /** A decision is left to the target only where its time ends before the player's. */
  private static void refuseEndlessWaits(DecisionTimeoutSettings timeouts, LoadPlan plan) {
    if (timeouts.on() && timeouts.maxWait().compareTo(plan.duration()) >= 0) {
      throw new LaunchException(
          "no decision could be left unanswered: cs.play.decision-timeout.max-wait"
              + " (WS_DECISION_TIMEOUT_MAX_WAIT_MS) is "
              + timeouts.maxWait().toMillis()
              + " ms, and the run ends after "
              + plan.duration().toMillis()
              + " ms");
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
