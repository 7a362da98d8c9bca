package cleansignal.simulation;

import cleansignal.config.SuiteConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;

/** Runs whose players meet everything that can go wrong on a socket. */
enum FaultyRun implements Together.Run {

  /**
   * Each of eight players has a fault of its own for the whole run; all have their choices
   * withdrawn, because a single player meets none or two.
   */
  ONE_FAULT_A_USER {
    @Override
    public EndedRun run() throws IOException {
      return played("one-fault-a-user")
          .with("cs.play.move-timeout", "8 s")
          .withVariable(
              "CS_EMBEDDED_SERVER",
              "{\"sockets\":{\"pingIntervalMillis\":1500,\"pingTimeoutMillis\":20000}}")
          .withFaults(
              """
              [{'route':'WS connect','kind':'refuse','every':1,'user':'loadtest_user_1'},
               {'route':'WS idle','kind':'close','every':1,'user':'loadtest_user_2',
                'distribution':{'type':'fixed','millis':400}},
               {'route':'WS ping','kind':'omit','every':1,'user':'loadtest_user_3'},
               {'route':'WS game_state','kind':'cut','every':5,'user':'loadtest_user_4'},
               {'route':'WS game_state','kind':'delay','every':1,'user':'loadtest_user_5',
                'distribution':{'type':'fixed','millis':3000}},
               {'route':'WS move','kind':'forget','every':4,'user':'loadtest_user_6'},
               {'route':'WS choice','kind':'withdraw','every':3},
               {'route':'WS move','kind':'reject','every':3,'user':'loadtest_user_8'},
               {'route':'WS move','kind':'wedge','every':5,'user':'loadtest_user_9'}]""")
          .run();
    }
  },

  /**
   * The server restarts in mid-run and loses its games, when every token that was got before has
   * expired: nothing but the sockets is used, so nobody had a reason to renew it.
   */
  RESTARTED {
    @Override
    public EndedRun run() throws IOException {
      Admin admin = Admin.onFreePort();
      return played("restarted")
          .with("cs.games.poll.min", "600 s")
          .with("cs.games.poll.max", "600 s")
          .with("cs.embedded.token-life", "5 s")
          .with("cs.embedded.admin-port", String.valueOf(admin.port()))
          .interferedBy(
              live -> {
                live.await(admin::moves, 150);
                admin.restart(Duration.ofMillis(20));
              })
          .run();
    }
  },

  /**
   * The sockets lead through a {@link DeafRelay}: of six in turn one is never upgraded, one is
   * upgraded and then hears nothing, three hear nothing any more in mid-play, one works.
   */
  SILENT {
    @Override
    public EndedRun run() throws IOException {
      SuiteConfig config = TestRuns.embedded();
      try (EmbeddedServer server = EmbeddedServer.start(config.embedded(), config.pool(), USERS);
          DeafRelay relay = DeafRelay.to(URI.create(server.baseUrl()))) {
        return played("silent")
            .withVariable("LOADTEST_USER_POOL_PASSWORD", config.pool().password().reveal())
            .withVariable("BASE_URL", server.baseUrl())
            .withVariable("WS_URL", relay.socketUrl())
            .with("target", "local")
            .with("cs.pool.size", String.valueOf(USERS))
            .with("cs.auth.login-rate", "50")
            .with("cs.http.request-timeout", "2 s")
            .with("gatling.http.requestTimeout", "2000")
            .with("cs.sockets.connect-timeout", "2 s")
            .with("cs.play.move-timeout", "2 s")
            .with("cs.play.stuck-after", "5 s")
            .run();
      }
    }
  };

  private static final int USERS = 20;

  private static final class First {
    private static final Together<FaultyRun> RUNS = new Together<>(EnumSet.of(ONE_FAULT_A_USER));
  }

  private static final class Then {
    private static final Together<FaultyRun> RUNS = new Together<>(EnumSet.of(RESTARTED, SILENT));
  }

  /**
   * Its end, for which the caller waits; the two whose users wait most of the time run together.
   */
  EndedRun ended() {
    return (this == ONE_FAULT_A_USER ? First.RUNS : Then.RUNS).of(this);
  }

  /** Twenty players at most, each with an AI, for 24 s. */
  private static GatlingRun played(String name) {
    return GatlingRun.of(name, "WsGameplay")
        .withVariable("LOADTEST_USER_POOL_PASSWORD", GatlingRun.PASSWORD)
        .with("scenario", "ws-gameplay")
        .with("workload", "baseline")
        .with("pace", "15")
        .with("cs.play.think.min", "200 ms")
        .with("cs.play.think.max", "700 ms");
  }
}
