package cleansignal.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Runs whose players meet everything that can go wrong on a socket. They are few and wait most of
 * the time, so all runs go on at once, from when the first of them is asked for.
 */
enum FaultyRun {

  /**
   * Each of eight players has a fault of its own for the whole run; all have half of their choices
   * withdrawn, because a single player meets none or two.
   */
  ONE_FAULT_A_USER {
    @Override
    EndedRun run() throws IOException {
      return played("one-fault-a-user")
          .with("cs.play.move-timeout", "8 s")
          .withVariable(
              "CS_EMBEDDED_SERVER",
              "{\"sockets\":{\"pingIntervalMillis\":1500,\"pingTimeoutMillis\":20000}}")
          .withFaults(
              """
              [{'route':'WS connect','kind':'refuse','every':1,'user':'loadtest_user_1'},
               {'route':'WS idle','kind':'close','every':1,'user':'loadtest_user_2',
                'distribution':{'type':'fixed','millis':600}},
               {'route':'WS ping','kind':'omit','every':1,'user':'loadtest_user_3'},
               {'route':'WS game_state','kind':'cut','every':9,'user':'loadtest_user_4'},
               {'route':'WS game_state','kind':'delay','every':1,'user':'loadtest_user_5',
                'distribution':{'type':'fixed','millis':3000}},
               {'route':'WS move','kind':'forget','every':4,'user':'loadtest_user_6'},
               {'route':'WS choice','kind':'withdraw','every':2},
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
    EndedRun run() throws IOException {
      Admin admin = Admin.onFreePort();
      return played("restarted")
          .with("cs.games.poll.min", "600 s")
          .with("cs.games.poll.max", "900 s")
          .with("cs.embedded.token-life", "3 s")
          .with("cs.embedded.admin-port", String.valueOf(admin.port()))
          .interferedBy(
              live -> {
                live.await(admin::moves, 150);
                admin.restart(Duration.ofMillis(200));
              })
          .run();
    }
  };

  private static final Map<FaultyRun, CompletableFuture<EndedRun>> RUNS =
      new EnumMap<>(FaultyRun.class);

  /** Does it. */
  abstract EndedRun run() throws IOException;

  /** Its end, for which the caller waits. */
  EndedRun ended() {
    synchronized (RUNS) {
      if (RUNS.isEmpty()) {
        Arrays.stream(values())
            .forEach(one -> RUNS.put(one, CompletableFuture.supplyAsync(one::unchecked)));
      }
      return RUNS.get(this).join();
    }
  }

  private EndedRun unchecked() {
    try {
      return run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Twenty players at most, each with an AI, for 24 s. */
  private static GatlingRun played(String name) {
    return GatlingRun.of(name, "WsGameplay")
        .withVariable("LOADTEST_USER_POOL_PASSWORD", GatlingRun.PASSWORD)
        .with("scenario", "ws-gameplay")
        .with("workload", "baseline")
        .with("pace", "15")
        .with("cs.play.think.min", "300 ms")
        .with("cs.play.think.max", "900 ms");
  }
}
