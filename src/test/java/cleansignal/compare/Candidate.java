package cleansignal.compare;

import cleansignal.report.Circumstances;
import cleansignal.report.JudgedRun;
import cleansignal.runlog.RunManifest;
import cleansignal.slo.Requirement;
import java.util.List;

/**
 * A run that is to be compared.
 *
 * @param judged with its manifest
 * @param requirements what it is held to
 * @param circumstances under which it was made
 */
public record Candidate(
    JudgedRun judged, List<Requirement> requirements, Circumstances circumstances) {

  /** Copies the list; refuses a run without a manifest. */
  public Candidate {
    requirements = List.copyOf(requirements);
    if (judged.manifest().isEmpty()) {
      throw new IllegalArgumentException(judged.id() + " has no run.json");
    }
  }

  /** Its folder's name. */
  public String id() {
    return judged.id();
  }

  /** Its manifest. */
  public RunManifest manifest() {
    return judged.manifest().orElseThrow();
  }
}
