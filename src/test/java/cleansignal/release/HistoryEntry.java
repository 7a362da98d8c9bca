package cleansignal.release;

import cleansignal.report.JudgedRun;
import cleansignal.runlog.RunManifest;
import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.Reason;
import cleansignal.slo.VerdictKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the history keeps of a run: one line of {@code results/history.ndjson}, as {@code
 * slo/schema/history.schema.json}. No secret and no path.
 *
 * @param schema version of this form, {@link #SCHEMA}
 * @param run the run folder's name
 * @param startedAt when the run started, as {@link Instant} writes it; empty when its log could not
 *     be read
 * @param name the scenario or named run
 * @param workload the workload that replaced the named run's stages; empty when it ran its own
 * @param policy what it was judged by
 * @param target where the load went: {@code embedded}, {@code local}, …
 * @param sloEnvironment whose limits applied
 * @param pace time compression, at least 1
 * @param gitCommit the commit, as {@code run.json} has it
 * @param verdict how it ended
 * @param accepted whether that left the build green
 * @param releaseGate whether there was no caveat
 * @param blamed ids of the objectives that were reasons, each once, in the reasons' order
 * @param values what was measured, by id of each required objective that has a value
 */
public record HistoryEntry(
    int schema,
    String run,
    Optional<String> startedAt,
    String name,
    Optional<String> workload,
    String policy,
    String target,
    String sloEnvironment,
    double pace,
    String gitCommit,
    VerdictKind verdict,
    boolean accepted,
    boolean releaseGate,
    List<String> blamed,
    SortedMap<String, Double> values) {

  /** The version of the form that is written and read. */
  public static final int SCHEMA = 1;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** Refuses another form and what is no time; copies the collections. */
  public HistoryEntry {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "this version reads schema " + SCHEMA + ", the line says " + schema);
    }
    startedAt.map(Instant::parse).ifPresent(HistoryEntry::refuseOtherAges);
    if (!(pace >= 1 && pace < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("pace must be at least 1: " + pace);
    }
    if (!values.values().stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a value is no number");
    }
    blamed = List.copyOf(blamed);
    values = new TreeMap<>(values);
  }

  /** Years of four digits, as tables can show them. */
  private static void refuseOtherAges(Instant started) {
    if (started.isBefore(Instant.EPOCH) || started.isAfter(LAST)) {
      throw new IllegalArgumentException("no run started then: " + started);
    }
  }

  /**
   * What is kept of a run.
   *
   * @return empty for a log without {@code run.json}: nobody knows which run it was
   */
  public static Optional<HistoryEntry> of(JudgedRun run) {
    return run.manifest().map(manifest -> of(run, manifest));
  }

  /** When the run started; empty when its log could not be read. */
  public Optional<Instant> started() {
    return startedAt.map(Instant::parse);
  }

  private static HistoryEntry of(JudgedRun run, RunManifest manifest) {
    return new HistoryEntry(
        SCHEMA,
        run.id(),
        run.measures()
            .map(measures -> Instant.ofEpochMilli(measures.header().startEpochMillis()))
            .map(Instant::toString),
        manifest.scenario(),
        manifest.workload(),
        manifest.policy(),
        manifest.target().environment(),
        manifest.sloEnvironment(),
        manifest.pace(),
        manifest.versions().gitCommit(),
        run.verdict().kind(),
        run.verdict().accepted(),
        run.verdict().releaseGate(),
        run.verdict().reasons().stream()
            .map(Reason::objective)
            .flatMap(Optional::stream)
            .distinct()
            .toList(),
        values(run.verdict().objectives()));
  }

  private static SortedMap<String, Double> values(List<ObjectiveResult> objectives) {
    SortedMap<String, Double> values = new TreeMap<>();
    for (ObjectiveResult objective : objectives) {
      if (objective.required()) {
        objective.value().stream()
            .filter(Double::isFinite)
            .forEach(value -> values.put(objective.id(), value));
      }
    }
    return values;
  }
}
