package cleansignal.report;

import cleansignal.measure.MeasureSettings;
import cleansignal.measure.Measurer;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Window;
import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import cleansignal.runlog.LogFormatException;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogSource;
import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.RunManifest;
import cleansignal.slo.Climb;
import cleansignal.slo.Evaluator;
import cleansignal.slo.LevelJudge;
import cleansignal.slo.LevelResult;
import cleansignal.slo.Reason;
import cleansignal.slo.RunFacts;
import cleansignal.slo.SloFiles;
import cleansignal.slo.Verdict;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a log to a verdict, the same way at the end of a run and ever after. Depends on nothing but
 * the log, what is known of the run, and the SLO files.
 */
public final class JudgePipeline {
  private static final MeasureSettings CONVENTIONS =
      MeasureSettings.conventional(JudgePipeline::classify);

  private final SloFiles slo;

  /** A pipeline over these SLO files. */
  public JudgePipeline(SloFiles slo) {
    this.slo = slo;
  }

  /**
   * Judges the run of a folder by all that the folder holds of it. A log that can't be read as one
   * makes an INVALID run without numbers.
   *
   * @param manifest the folder's own
   * @throws IOException when a file can't be read at all
   * @throws cleansignal.slo.SloException when the manifest names a policy or an SLO environment
   *     that does not exist
   * @throws IllegalArgumentException when the manifest's accept list names something that is no
   *     verdict
   */
  public JudgedRun judge(RunFolder folder, RunManifest manifest) throws IOException {
    RunFacts facts =
        RunFacts.of(manifest)
            .withInjector(folder.injector())
            .withTelemetry(folder.telemetry())
            .withEvidenceProblems(
                folder.preflight().map(PreflightReport::problems).orElse(List.of()));
    facts = folder.readings().map(facts::withReadings).orElse(facts);
    facts = folder.stop().map(facts::withStop).orElse(facts);
    return judge(folder.id(), LogReader.source(folder.simulationLog()), manifest, facts);
  }

  /**
   * Judges a run with a manifest of which nothing but the log was kept: neither the target's own
   * counters nor how the injector fared.
   *
   * @param id the run folder's name
   * @throws IOException when the log can't be read at all
   * @throws cleansignal.slo.SloException when the manifest names a policy or an SLO environment
   *     that does not exist
   * @throws IllegalArgumentException when the manifest's accept list names something that is no
   *     verdict
   */
  public JudgedRun judge(String id, LogSource log, RunManifest manifest) throws IOException {
    return judge(id, log, manifest, RunFacts.of(manifest));
  }

  private JudgedRun judge(String id, LogSource log, RunManifest manifest, RunFacts facts)
      throws IOException {
    Optional<Window> steady =
        manifest.planned().steady().map(span -> new Window(span.startMillis(), span.endMillis()));
    return judge(id, log, Optional.of(manifest), facts, steady);
  }

  /**
   * Judges a log without a manifest.
   *
   * @param id what reports call the run
   * @param facts what is known of it
   * @param steady its steady window; empty when it has none
   * @throws IOException when the log can't be read at all
   * @throws cleansignal.slo.SloException when the facts name a policy or an SLO environment that
   *     does not exist
   */
  public JudgedRun judge(String id, LogSource log, RunFacts facts, Optional<Window> steady)
      throws IOException {
    return judge(id, log, Optional.empty(), facts, steady);
  }

  /** A run whose log can't be read as one: INVALID, without numbers. */
  public static JudgedRun unreadable(
      String id, Optional<RunManifest> manifest, LogFormatException problem) {
    Verdict verdict =
        new Verdict(
            VerdictKind.INVALID,
            List.of(new Reason(VerdictKind.INVALID, Optional.empty(), problem.getMessage())),
            List.of(),
            List.of("the log can't be read: nothing was judged"),
            List.of(),
            false);
    return new JudgedRun(id, manifest, Optional.empty(), verdict, List.of());
  }

  private JudgedRun judge(
      String id,
      LogSource log,
      Optional<RunManifest> manifest,
      RunFacts facts,
      Optional<Window> steady)
      throws IOException {
    try {
      RunMeasures measures = Measurer.measure(log, CONVENTIONS.withSteady(steady));
      FailureList failures = new FailureList(CONVENTIONS.technicalPrefix());
      log.read(failures);
      RunFacts all = facts.withEvidenceProblems(problems(facts, measures, steady));
      Verdict verdict = Evaluator.judge(measures, all, slo);
      return new JudgedRun(
          id, manifest, Optional.of(measures), verdict, failures.failures(), climb(log, all));
    } catch (LogFormatException problem) {
      return unreadable(id, manifest, problem);
    }
  }

  /** Each level is a window of its own, in which the log is read again. */
  private Optional<Climb> climb(LogSource log, RunFacts facts) throws IOException {
    List<LevelResult> levels = new ArrayList<>();
    for (RunManifest.Level level :
        facts.planned().map(RunManifest.Planned::levels).orElse(List.of())) {
      Window window = new Window(level.window().startMillis(), level.window().endMillis());
      RunMeasures measures = Measurer.measure(log, CONVENTIONS.withSteady(Optional.of(window)));
      levels.add(LevelJudge.judge(measures, facts, slo, level));
    }
    return levels.isEmpty() ? Optional.empty() : Optional.of(new Climb(levels));
  }

  /**
   * What was known before the load began explains a log without one; and what was stopped ends
   * early, and says so itself.
   */
  private static List<String> problems(
      RunFacts facts, RunMeasures measures, Optional<Window> steady) {
    if (!facts.evidenceProblems().isEmpty() || facts.stopped().isPresent()) {
      return facts.evidenceProblems();
    }
    return EarlyEnd.problems(measures, steady, facts.planned());
  }

  private static Classified classify(boolean ok, String message) {
    return ok ? new Classified(Outcome.OK, Classified.NO_STATUS) : OutcomeText.parse(message);
  }
}
