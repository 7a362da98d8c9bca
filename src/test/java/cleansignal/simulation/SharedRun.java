package cleansignal.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** Runs that several tests look at; each is run once, when the first of them asks for it. */
enum SharedRun {
  /** Nothing goes wrong. */
  CLEAN(GatlingRun.baseline("clean")),

  /** Two of a hundred answers are 500s: every fiftieth. */
  ERRORS(
      GatlingRun.baseline("errors")
          .withFaults("[{'route':'*','kind':'error','status':500,'every':50}]")),

  /**
   * The limiters of the real target: 1,000 calls about games a minute from one address, which the
   * users reach when the steady window has just begun.
   */
  LIMITED(
      GatlingRun.baseline("limited")
          .with("cs.games.poll.min", "6 s")
          .with("cs.games.poll.max", "14 s")
          .with("cs.embedded.limits", "strict")),

  /** Tokens that end several times in the life of a user, who renews them. */
  RENEWED(GatlingRun.smoke("renewed").with("cs.embedded.token-life", "6 s")),

  /** The same tokens, and nobody renews them. */
  EXPIRED(
      GatlingRun.smoke("expired")
          .with("cs.embedded.token-life", "6 s")
          .with("cs.auth.renewal", "false")),

  /** Reading a game takes as long as many real things do: p95 about 1,140 ms. */
  SLOW(
      GatlingRun.baseline("slow")
          .withFaults(
              """
              [{'route':'GET /api/games/:id','kind':'delay','rate':1,
                'distribution':{'type':'log-normal','medianMillis':500,'sigma':0.5}}]""")),

  /**
   * Fields are missing, games forgotten, connections cut, each on requests of its own. A login is
   * the first request on its connection, a join is not.
   */
  BROKEN(
      GatlingRun.baseline("broken")
          .withFaults(
              """
              [{'route':'GET /api/games/:id','kind':'missing-field','every':97,
                'field':'data.game.status'},
               {'route':'POST /api/games/:id/join','kind':'cut','every':7},
               {'route':'POST /api/auth/login','kind':'cut','every':20},
               {'route':'GET /api/games/:id','kind':'forget','every':211}]""")),

  /** The server hangs for 12 s in mid-run; the run gives up before it would go on. */
  FROZEN(frozenInMidRun(hasty(GatlingRun.baseline("frozen")))),

  /** The server is killed in mid-run. */
  KILLED(hasty(GatlingRun.baseline("killed")).interferedBy(SharedRun::killServer));

  /** What the log has grown to when it is written for the first time, after some 350 requests. */
  private static final long MID_RUN_BYTES = 8_192;

  private static final Duration FREEZE = Duration.ofSeconds(12);

  private final GatlingRun run;
  private boolean begun;
  private Optional<EndedRun> ended = Optional.empty();

  SharedRun(GatlingRun run) {
    this.run = run;
  }

  /**
   * Its end, for which the first caller waits.
   *
   * @throws IllegalStateException when it could not be run for an earlier caller
   */
  synchronized EndedRun ended() {
    if (!begun) {
      begun = true;
      try {
        ended = Optional.of(run.run());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ended.orElseThrow(() -> new IllegalStateException(name() + " has failed before"));
  }

  /** Soon sure that the target is lost, and not much longer at it. */
  private static GatlingRun hasty(GatlingRun run) {
    return run.with("cs.http.request-timeout", "3 s")
        .with("cs.probe.timeout", "1 s")
        .with("cs.probe.stop-after", "4 s");
  }

  private static GatlingRun frozenInMidRun(GatlingRun run) {
    int port = Admin.freePort();
    return run.with("cs.embedded.admin-port", String.valueOf(port))
        .interferedBy(
            live -> {
              live.awaitLog(MID_RUN_BYTES);
              Admin.freeze(port, FREEZE);
            });
  }

  private static void killServer(LiveRun live) throws IOException {
    live.awaitLog(MID_RUN_BYTES);
    live.server().destroyForcibly();
  }
}
