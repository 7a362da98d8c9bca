package cleansignal.preflight;

import cleansignal.config.SuiteConfig;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.RunSpec;
import cleansignal.pool.UserPool;
import cleansignal.target.GameServer;
import cleansignal.target.dialect.Dialect;

/**
 * A run that is about to be made.
 *
 * @param config its configuration
 * @param spec what it does
 * @param plan how many do it, and when
 * @param baseUrl scheme, host and port of the target
 * @param socketUrl the same of its sockets
 * @param server the target's REST interface
 * @param dialect what the target speaks on its sockets
 */
public record Subject(
    SuiteConfig config,
    RunSpec spec,
    LoadPlan plan,
    String baseUrl,
    String socketUrl,
    GameServer server,
    Dialect dialect) {

  /** Its users. */
  UserPool pool() {
    return UserPool.of(config.pool(), plan.poolNeeded());
  }

  /** Whether it opens sockets. */
  boolean usesSockets() {
    return spec.sockets().play() || spec.sockets().held() > 0;
  }

  /** Whether it plays against an AI that the target's AI service computes. */
  boolean usesAiService() {
    return config.ai().mode().equals("service")
        && spec.sockets().play()
        && spec.seats().stream().anyMatch(seats -> seats.ais() > 0);
  }
}
