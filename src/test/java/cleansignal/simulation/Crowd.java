package cleansignal.simulation;

import cleansignal.chain.Authentication;
import cleansignal.chain.WatchGames;
import cleansignal.config.SuiteConfig;
import cleansignal.plan.LoadPlan;
import cleansignal.pool.Leases;
import cleansignal.pool.UserPool;
import cleansignal.request.Callers;
import cleansignal.request.HttpDefaults;
import cleansignal.request.LiveRecorder;
import cleansignal.request.Requests;
import cleansignal.request.RunClock;
import cleansignal.scenario.ConcurrentGames;
import cleansignal.scenario.HealthProbe;
import cleansignal.scenario.Roster;
import cleansignal.target.GameServer;
import cleansignal.target.RingRift;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.InstantSource;
import java.util.List;

/** The virtual users of one run and what they share. */
final class Crowd {

  private final GameServer server = new RingRift();
  private final RunClock clock = new RunClock(InstantSource.system());
  private final LiveRecorder live = new LiveRecorder();
  private final SuiteConfig config;
  private final LoadPlan plan;

  Crowd(SuiteConfig config, LoadPlan plan) {
    this.config = config;
    this.plan = plan;
  }

  RunClock clock() {
    return clock;
  }

  LiveRecorder live() {
    return live;
  }

  /** Where the target says whether it lives. */
  String healthPath() {
    return server.health().path();
  }

  HttpProtocolBuilder protocol(String baseUrl) {
    return HttpDefaults.protocol(baseUrl, server.bypassHeader(), config.target().bypassToken());
  }

  /**
   * The players and the probe.
   *
   * @param onFirstUser runs once, when the run folder exists
   */
  List<PopulationBuilder> populations(Runnable onFirstUser) {
    Requests requests = new Requests(live, clock, config.http().requestTimeout());
    Authentication authentication =
        new Authentication(server, requests, clock, config.auth(), plan.shard());
    WatchGames games = new WatchGames(server, authentication, clock, live, plan, config);
    Leases leases = new Leases(UserPool.of(config.pool(), plan.poolNeeded()));
    Callers callers = Callers.of(clock.now(), plan.shard());
    Roster roster = new Roster(plan, leases, callers, config.run().seed());
    return List.of(
        ConcurrentGames.of(plan, roster, clock, live, authentication, games, onFirstUser),
        HealthProbe.of(server.health(), requests, callers, clock, config.probe(), plan.duration()));
  }
}
