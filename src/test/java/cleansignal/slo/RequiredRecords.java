package cleansignal.slo;

import cleansignal.runlog.AppendedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records that carry a verdict into Gatling's own report: one for each required objective that
 * can decide, and one for the verdict. Medium objectives only warn: a record of theirs would read
 * as met whatever they are. Their names are known before the run, so that assertions can demand
 * them.
 */
public final class RequiredRecords {

  private RequiredRecords() {}

  /**
   * The names of all records that {@link #of} will give for a run: its objectives that decide, such
   * as {@code SLO api_latency_p95 < 800 ms [staging]}, then {@link AppendedRecord#VERDICT}.
   *
   * @throws SloException when the facts name a policy or an SLO environment that does not exist
   */
  public static List<String> names(SloFiles slo, RunFacts facts) {
    Stream<String> objectives =
        Requirements.of(slo, facts).stream()
            .filter(Requirement::isRequired)
            .filter(requirement -> requirement.priority().decides())
            .map(requirement -> Judgement.unmeasured(requirement).result())
            .map(RequiredRecords::name);
    return Stream.concat(objectives, Stream.of(AppendedRecord.VERDICT)).toList();
  }

  /**
   * The records of a verdict, in the same order. An objective's is KO only where it is a reason for
   * a verdict that is not accepted; the verdict's own is KO unless the verdict is accepted.
   */
  public static List<AppendedRecord> of(Verdict verdict) {
    List<AppendedRecord> records = new ArrayList<>();
    for (ObjectiveResult objective : verdict.objectives()) {
      if (objective.required() && objective.priority().decides()) {
        records.add(
            new AppendedRecord(name(objective), !verdict.blames(objective), message(objective)));
      }
    }
    records.add(new AppendedRecord(AppendedRecord.VERDICT, verdict.accepted(), message(verdict)));
    return records;
  }

  private static String name(ObjectiveResult objective) {
    return AppendedRecord.OBJECTIVE_PREFIX + Sentences.name(objective);
  }

  /** With its id: the report counts equal messages together and shows them far from the names. */
  private static String message(ObjectiveResult objective) {
    String text =
        objective.id() + " " + objective.status().text() + ": " + Sentences.value(objective);
    return objective.status() == ObjectiveStatus.UNPROVEN ? text + "; " + objective.note() : text;
  }

  private static String message(Verdict verdict) {
    String reasons = verdict.reasons().stream().map(Reason::text).collect(Collectors.joining("; "));
    return reasons.isEmpty() ? verdict.kind().toString() : verdict.kind() + ": " + reasons;
  }
}
