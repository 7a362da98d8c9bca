package cleansignal.simulation;

import cleansignal.chain.Authentication;
import cleansignal.chain.ComeAndGo;
import cleansignal.chain.Connecting;
import cleansignal.chain.Gallery;
import cleansignal.chain.GameStart;
import cleansignal.chain.HoldSockets;
import cleansignal.chain.PlayGames;
import cleansignal.chain.Tables;
import cleansignal.chain.WatchGames;
import cleansignal.config.SpectatorSettings;
import cleansignal.config.SuiteConfig;
import cleansignal.measure.RunMeasures;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.RunSpec;
import cleansignal.pool.Leases;
import cleansignal.pool.UserPool;
import cleansignal.preflight.Subject;
import cleansignal.request.Callers;
import cleansignal.request.HttpDefaults;
import cleansignal.request.LiveRecorder;
import cleansignal.request.Requests;
import cleansignal.request.RunClock;
import cleansignal.scenario.HealthProbe;
import cleansignal.scenario.PlannedCrowd;
import cleansignal.scenario.Roster;
import cleansignal.target.GameServer;
import cleansignal.target.RingRift;
import cleansignal.target.dialect.Dialect;
import cleansignal.target.ringrift.RingRiftDialect;
import cleansignal.telemetry.MetricsPage;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The virtual users of one run and what they share. */
final class Crowd {

  private final GameServer server = new RingRift();
  private final Dialect dialect;
  private final RunClock clock = new RunClock(InstantSource.system());
  private final LiveRecorder live = new LiveRecorder();
  private final SuiteConfig config;
  private final RunSpec run;
  private final LoadPlan plan;
  private final Tables tables;

  Crowd(SuiteConfig config, RunSpec run, LoadPlan plan) {
    this.config = config;
    this.run = run;
    this.dialect = new RingRiftDialect(run.manner().movesOverHttp());
    this.plan = plan;
    this.tables = Tables.of(plan);
  }

  RunClock clock() {
    return clock;
  }

  LiveRecorder live() {
    return live;
  }

  /** The target's calls. */
  GameServer server() {
    return server;
  }

  /** What it leaves behind, by the numbers of its run; empty where nothing can be left. */
  Optional<Aftermath> aftermath(RunMeasures measures) {
    return Aftermath.of(config, server, measures, tables.occupied());
  }

  /** The same of a run that ends before there are numbers. */
  Interruption interruption() {
    return new Interruption(tables.occupied(), config.target().bypassToken().isPresent());
  }

  /** Whoever plays leaves the game, and nobody opens another one. */
  void callOff() {
    tables.close(clock.now());
  }

  /** Whether nobody sits in a game or is about to. */
  boolean hasLeft() {
    return tables.empty();
  }

  /** The run as the preflight sees it. */
  Subject subject(String baseUrl, String socketUrl) {
    return new Subject(config, run, plan, baseUrl, socketUrl, server, dialect);
  }

  TargetCounters counters(String baseUrl) {
    URI page =
        config.target().metricsUrl().orElseGet(() -> URI.create(baseUrl + server.metricsPath()));
    return new TargetCounters(server, new MetricsPage(page, config.target().metricsKey()));
  }

  HttpProtocolBuilder protocol(String baseUrl, String socketUrl) {
    return HttpDefaults.protocol(
        baseUrl, socketUrl, server.bypassHeader(), config.target().bypassToken());
  }

  /**
   * The players, their companions and the probe.
   *
   * @param onFirstUser runs once, when the run folder exists
   */
  List<PopulationBuilder> populations(Runnable onFirstUser) {
    Requests requests = new Requests(live, clock, config.http().requestTimeout());
    Authentication authentication =
        new Authentication(server, requests, clock, config.auth(), plan.shard());
    Leases leases = new Leases(UserPool.of(config.pool(), plan.poolNeeded()));
    Callers callers = Callers.of(clock.now(), plan.shard());
    List<PopulationBuilder> populations = new ArrayList<>();
    if (!plan.players().isEmpty()) {
      populations.add(
          PlannedCrowd.of(
              run.scenario(),
              new Roster(plan.players(), leases, callers, config.run().seed()),
              clock,
              live,
              authentication,
              playing(authentication),
              onFirstUser));
    }
    if (!plan.companions().isEmpty()) {
      populations.add(
          PlannedCrowd.of(
              plan.authMix().isPresent() ? run.scenario() : "ws-stress",
              new Roster(plan.companions(), leases, callers, config.run().seed()),
              clock,
              live,
              authentication,
              accompanying(authentication, requests),
              onFirstUser));
    }
    populations.add(
        HealthProbe.of(server.health(), requests, callers, clock, config.probe(), plan.duration()));
    return populations;
  }

  private ChainBuilder playing(Authentication authentication) {
    boolean sockets = run.sockets().play();
    WatchGames games =
        new WatchGames(
            server,
            tables,
            authentication,
            clock,
            live,
            plan,
            config,
            sockets ? GameStart.WHEN_PLAYED : GameStart.WHEN_FULL);
    return sockets
        ? new PlayGames(games, connecting(authentication), dialect, clock, config).untilPlannedEnd()
        : games.untilPlannedEnd();
  }

  private ChainBuilder accompanying(Authentication authentication, Requests requests) {
    return plan.authMix()
        .map(
            mix ->
                new ComeAndGo(server, authentication, requests, clock, mix, config.pool())
                    .untilPlannedEnd())
        .orElseGet(
            () ->
                new HoldSockets(connecting(authentication), dialect, clock, plan, config, gallery())
                    .untilPlannedEnd());
  }

  /** Where held sockets find games to watch; an operator's wish comes before the run's own. */
  private Optional<Gallery> gallery() {
    SpectatorSettings settings = config.play().spectators();
    if (!run.sockets().spectating()) {
      return Optional.empty();
    }
    return Optional.of(
        settings.on() ? Gallery.of(tables, settings, config.run().seed()) : Gallery.open(tables));
  }

  private Connecting connecting(Authentication authentication) {
    return new Connecting(dialect, authentication, clock, live, config.sockets().connectTimeout());
  }
}
