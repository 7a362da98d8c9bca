package cleansignal.slo;

import cleansignal.measure.RunMeasures;
import cleansignal.runlog.RunManifest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes the verdict: a pure function of a run's numbers, what is known of the run, and the SLO
 * files. The order of precedence is {@link VerdictRule}.
 */
public final class Evaluator {

  private Evaluator() {}

  /**
   * Judges a run with a manifest.
   *
   * @throws SloException when the manifest names a policy or an SLO environment that does not exist
   * @throws IllegalArgumentException when its accept list names something that is no verdict
   */
  public static Verdict judge(RunMeasures measures, RunManifest manifest, SloFiles slo) {
    return judge(measures, RunFacts.of(manifest), slo);
  }

  /**
   * Judges a run by what is known of it.
   *
   * @throws SloException when the facts name a policy or an SLO environment that does not exist
   */
  public static Verdict judge(RunMeasures measures, RunFacts facts, SloFiles slo) {
    RunCase run = RunCase.of(measures, facts, slo);
    VerdictKind kind =
        Arrays.stream(VerdictRule.values())
            .filter(rule -> !rule.reasons(run).isEmpty())
            .map(VerdictRule::kind)
            .findFirst()
            .orElse(VerdictKind.PASS);
    List<Reason> reasons =
        Arrays.stream(VerdictRule.values())
            .flatMap(rule -> rule.reasons(run).stream())
            .sorted(Comparator.comparing(reason -> reason.kind() != kind))
            .toList();
    return new Verdict(
        kind,
        reasons,
        Remarks.warnings(run),
        Remarks.caveats(run),
        run.judgements().stream().map(Judgement::result).toList(),
        facts.accept().contains(kind),
        run.injector(),
        Optional.of(slo.digest()));
  }
}
