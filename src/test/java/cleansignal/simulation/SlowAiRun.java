package cleansignal.simulation;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;

/** Runs of {@code ai-heavy} whose AI service is not as it should be. */
enum SlowAiRun implements Together.Run {

  /** It thinks, p95 1.5 s, and the server waits for it: cap and breaker are out of the way. */
  SLOW(
      "{'maxConcurrent':0,'breakerFailures':0,"
          + "'thinking':{'type':'log-normal','medianMillis':500,'sigma':0.668}}",
      "500 ms",
      "1 s"),

  /** It thinks as long, and the server falls back: 2 calls at once, and a breaker. */
  CAPPED(
      "{'maxConcurrent':2,'breakerFailures':5,"
          + "'thinking':{'type':'log-normal','medianMillis':500,'sigma':0.668}}",
      "1500 ms",
      "3 s"),

  /** It can't be reached. */
  DOWN("{'up':false}", "1500 ms", "3 s");

  private final String ai;
  private final String thinkMin;
  private final String thinkMax;

  SlowAiRun(String ai, String thinkMin, String thinkMax) {
    this.ai = ai;
    this.thinkMin = thinkMin;
    this.thinkMax = thinkMax;
  }

  private static final class Measured {
    private static final Together<SlowAiRun> RUNS = new Together<>(EnumSet.of(SLOW));
  }

  private static final class Counted {
    private static final Together<SlowAiRun> RUNS = new Together<>(EnumSet.of(CAPPED, DOWN));
  }

  /** Its end, for which the caller waits; only the one that is about latency runs alone. */
  EndedRun ended() {
    return (this == SLOW ? Measured.RUNS : Counted.RUNS).of(this);
  }

  /** Forty games of one human and three AIs, for 7 of 19 s, without changing games. */
  @Override
  public EndedRun run() throws IOException {
    return GatlingRun.of("ai-" + name().toLowerCase(Locale.ROOT), "AiHeavy")
        .withVariable("LOADTEST_USER_POOL_PASSWORD", GatlingRun.PASSWORD)
        .withVariable("CS_EMBEDDED_SERVER", ("{'ai':" + ai + "}").replace('\'', '"'))
        .with("scenario", "ai-heavy")
        .with("workload", "throughput")
        .with("pace", "80")
        .with("cs.play.think.min", thinkMin)
        .with("cs.play.think.max", thinkMax)
        .with("cs.games.max-lifetime", "3600 s")
        .with("cs.games.poll.min", "60 s")
        .with("cs.games.poll.max", "120 s")
        .run();
  }
}
