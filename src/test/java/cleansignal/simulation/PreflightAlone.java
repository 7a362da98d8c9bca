package cleansignal.simulation;

import cleansignal.config.SuiteConfig;
import cleansignal.runlog.PreflightReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The preflight of a run that is not made.
 *
 * @param plan what the run would do, in a few lines without line breaks
 * @param report what was found
 */
public record PreflightAlone(List<String> plan, PreflightReport report) {

  /** Copies the list. */
  public PreflightAlone {
    plan = List.copyOf(plan);
  }

  /**
   * Examines what the configured scenario needs. An embedded server is started for it and ended.
   *
   * @throws IOException when the embedded server does not start
   * @throws InterruptedException when the thread is interrupted meanwhile
   * @throws RuntimeException when the run would be refused before its preflight
   */
  public static PreflightAlone of(SuiteConfig config) throws IOException, InterruptedException {
    String scenario =
        config.run().scenario().orElseThrow(() -> Preparation.unknown(Optional.empty()));
    Proposal proposal = Proposal.of(config, scenario);
    Optional<EmbeddedServer.Starting> starting = Preparation.embedded(config, proposal.plan());
    Optional<EmbeddedServer> embedded =
        starting.isPresent() ? Optional.of(starting.get().ready()) : Optional.empty();
    try {
      String baseUrl = Preparation.baseUrl(config, embedded);
      Crowd crowd = new Crowd(config, proposal.spec(), proposal.plan());
      if (embedded.isEmpty()) {
        Preparation.refuseUnsafe(config, baseUrl, crowd.server());
      }
      return new PreflightAlone(
          proposal.plan().describe(),
          Examination.of(crowd.subject(baseUrl, Preparation.socketUrl(config, baseUrl)), embedded)
              .report());
    } finally {
      embedded.ifPresent(EmbeddedServer::close);
    }
  }
}
