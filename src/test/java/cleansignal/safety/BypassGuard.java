package cleansignal.safety;

import cleansignal.config.SuiteConfig;
import cleansignal.config.TargetEnvironment;
import cleansignal.pool.UserPool;
import cleansignal.target.GameServer;
import java.io.IOException;
import java.util.List;

/**
 * Keeps loads away from a production whose limiters let load tests past: whoever learns the token,
 * or registers such an e-mail, is past them too. Where nobody can tell, it keeps them away as well.
 */
public final class BypassGuard {

  private BypassGuard() {}

  /**
   * Asks a production; any other target is left alone.
   *
   * @param config with which token and users
   * @param http asks the target
   * @param server its calls
   * @return what was found; nothing on other targets
   * @throws SafetyException when a way past the limiters works, or nobody can tell
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public static List<BypassProbe.Finding> check(
      SuiteConfig config, DirectHttp http, GameServer server) throws InterruptedException {
    if (config.target().environment() != TargetEnvironment.PRODUCTION) {
      return List.of();
    }
    List<BypassProbe.Finding> findings = findings(config, http, server);
    List<String> reasons =
        findings.stream()
            .filter(finding -> finding.state() != BypassProbe.State.NO_EFFECT)
            .map(BypassGuard::reason)
            .toList();
    if (!reasons.isEmpty()) {
      throw new SafetyException(reasons);
    }
    return findings;
  }

  private static String reason(BypassProbe.Finding finding) {
    return finding.state() == BypassProbe.State.WORKS
        ? "SECURITY FINDING: production lets callers past its rate limits: "
            + finding
            + "; switch the bypass off there before anything else"
        : "production's rate limits can't be seen, so nobody can tell whether they hold: "
            + finding;
  }

  private static List<BypassProbe.Finding> findings(
      SuiteConfig config, DirectHttp http, GameServer server) throws InterruptedException {
    try {
      return new BypassProbe(http, server)
          .findings(config.target().bypassToken(), UserPool.of(config.pool(), 1).user(0));
    } catch (IOException unreachable) {
      throw new SafetyException(
          http.base() + " does not answer, so nobody can tell whether its rate limits hold");
    }
  }
}
