package cleansignal.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Runs that several tests look at; each is run once, when the first of them asks for it. */
enum SharedRun {
  /** Nothing goes wrong. */
  CLEAN(GatlingRun.proving("clean").examined()),

  /** Every twentieth answer is a 500, though not to the preflight. */
  ERRORS(
      GatlingRun.baseline("errors")
          .examined()
          .withFaults("[{'route':'*','kind':'error','status':500,'every':20}]")),

  /**
   * The limiters of the real target: 1,000 calls about games a minute from one address, which the
   * users reach, asking a little less often, in the first seconds of the steady window.
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

  /** The server is killed in mid-run, of which the run is soon sure. */
  KILLED(losing(freeAdmin()));

  private static final long MID_RUN_REQUESTS = 1_200;

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

  private static GatlingRun losing(Admin admin) {
    return GatlingRun.losing("killed")
        .with("cs.http.request-timeout", "3 s")
        .with("cs.probe.timeout", "1 s")
        .with("cs.probe.stop-after", "4 s")
        .with("cs.embedded.admin-port", String.valueOf(admin.port()))
        .interferedBy(
            live -> {
              live.await(admin::requests, MID_RUN_REQUESTS);
              live.server().destroyForcibly();
            });
  }

  private static Admin freeAdmin() {
    try {
      return Admin.onFreePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
