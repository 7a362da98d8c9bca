package cleansignal.release;

import cleansignal.slo.JsonFiles;
import cleansignal.slo.Policy;
import cleansignal.slo.Problems;
import cleansignal.slo.SloException;
import cleansignal.slo.SloFiles;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a release asks for: {@code slo/gonogo.json}.
 *
 * @param required named runs of which the newest verdict counts, at least one
 * @param maximalAge older verdicts count no more
 * @param sameCommit whether all must be of one commit
 * @param sameTarget whether all must be of one target
 * @param sloDigest digest of the SLO files that all must be judged by
 */
public record GoNoGoPolicy(
    List<String> required,
    Duration maximalAge,
    boolean sameCommit,
    boolean sameTarget,
    String sloDigest) {

  private static final String FILE = "gonogo.json";
  private static final String SCHEMA = "schema/gonogo-policy.schema.json";

  /** Copies the list. */
  public GoNoGoPolicy {
    required = List.copyOf(required);
  }

  /**
   * Reads the policy of an SLO folder.
   *
   * @param slo the folder's other files: every required run must be a named run of theirs, judged
   *     by them
   * @throws SloException with all problems
   */
  public static GoNoGoPolicy load(Path folder, SloFiles slo) {
    Problems problems = new Problems();
    Optional<JsonNode> file = new JsonFiles(folder, problems).read(FILE, SCHEMA);
    if (file.isEmpty()) {
      throw new SloException(problems.all());
    }
    List<String> required = new ArrayList<>();
    file.get().required("required").forEach(name -> required.add(name.asText()));
    for (int i = 0; i < required.size(); i++) {
      Policy policy = slo.policies().get(required.get(i));
      if (policy == null || !policy.namedRun()) {
        problems.add(FILE, "/required/" + i, "no named run \"" + required.get(i) + "\"");
      }
    }
    if (problems.count() > 0) {
      throw new SloException(problems.all());
    }
    return new GoNoGoPolicy(
        required,
        Duration.ofDays(file.get().required("maximalAgeDays").asLong()),
        file.get().required("sameCommit").asBoolean(),
        file.get().required("sameTarget").asBoolean(),
        slo.digest());
  }
}
