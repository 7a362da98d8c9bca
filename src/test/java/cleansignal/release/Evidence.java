package cleansignal.release;

import cleansignal.slo.VerdictKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run folder says for or against a release.
 *
 * @param id the folder's name
 * @param run the scenario or named run; empty when nothing in the folder tells
 * @param startedAt when the run started; empty when nothing tells
 * @param verdict what it says; empty when it can't be read
 * @param problem why it can't be read; empty when it can
 */
public record Evidence(
    String id,
    Optional<String> run,
    Optional<Instant> startedAt,
    Optional<Said> verdict,
    String problem) {

  /**
   * What {@code verdict.json} says.
   *
   * @param kind how the run ended
   * @param reasons the texts of the reasons, those of the verdict first
   * @param caveats what the verdict is not
   * @param gitCommit the commit
   * @param target environment and address; an embedded server has no address, because it takes any
   *     free port
   * @param targetVersion what the target called its version; empty when nobody asked
   * @param changes settings of the run that are not those that are shipped for its target, a text
   *     each
   * @param sloDigest that of the SLO files it was judged by; empty when it does not tell
   */
  public record Said(
      VerdictKind kind,
      List<String> reasons,
      List<String> caveats,
      String gitCommit,
      String target,
      Optional<String> targetVersion,
      List<String> changes,
      Optional<String> sloDigest) {

    /** Copies the lists. */
    public Said {
      reasons = List.copyOf(reasons);
      caveats = List.copyOf(caveats);
      changes = List.copyOf(changes);
    }
  }

  static Evidence readable(String id, String run, Instant startedAt, Said said) {
    return new Evidence(id, Optional.of(run), Optional.of(startedAt), Optional.of(said), "");
  }

  static Evidence unreadable(
      String id, Optional<String> run, Optional<Instant> startedAt, String problem) {
    return new Evidence(id, run, startedAt, Optional.empty(), problem);
  }

  /** Where it stands in time: what can't be dated may be the newest. */
  Instant atLatest() {
    return startedAt.orElse(Instant.MAX);
  }
}
