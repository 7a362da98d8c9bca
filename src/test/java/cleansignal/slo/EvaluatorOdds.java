package cleansignal.slo;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often the evaluator is wrong: many runs of targets whose truth is known, each judged as a run
 * of {@code baseline}. Run by hand, it writes the table of {@code docs/statistics.md}.
 *
 * @param title what is varied
 * @param slo the objectives that are judged
 * @param request the requests' name
 * @param requests how many the window holds
 * @param target the target, by how large its true value is as a multiple of the limit
 */
record EvaluatorOdds(
    String title,
    SloFiles slo,
    String request,
    int requests,
    DoubleFunction<SyntheticTarget> target) {

  /** The true value as a multiple of the limit: 10 % inside, on it, 10 % outside. */
  static final List<Double> TRUTHS = List.of(0.9, 1.0, 1.1);

  private static final SloFiles FILES = SloFiles.load(Path.of("slo"));
  private static final double MOVE_P95 = 300;
  private static final double ERRORS = 0.005;
  private static final int RUNS = 10_000;

  /** Errors of requests, limit 0.5 %, in rows of so many. */
  static EvaluatorOdds errors(int requests, int burst) {
    return new EvaluatorOdds(
        (burst == 1 ? "errors, independent" : "errors, in bursts of " + burst),
        CutFiles.of(FILES, List.of("true_error_rate"), false),
        SampleRun.STATE,
        requests,
        times -> SyntheticTarget.failing(times * ERRORS, burst));
  }

  /** Times of moves, limit 300 ms for the p95, with or without the coverage of {@code baseline}. */
  static EvaluatorOdds latency(int requests, double moods, boolean coverage) {
    return new EvaluatorOdds(
        "p95 of moves"
            + (coverage ? " and its coverage" : "")
            + (moods > 0 ? ", slices swing by " + Figures.plain(100 * moods) + " %" : ""),
        CutFiles.of(FILES, List.of("move_latency_p95"), coverage),
        "move",
        requests,
        times -> SyntheticTarget.slow(times * MOVE_P95, moods));
  }

  /**
   * How many of so many runs ended how.
   *
   * @param truth the true value as a multiple of the limit
   * @param seed of all that is drawn
   */
  Map<VerdictKind, Integer> verdicts(double truth, int runs, long seed) {
    SyntheticTarget real = target.apply(truth);
    RunFacts facts = SampleManifest.baseline().steadyRequests(requests).facts();
    SplittableRandom seeds = new SplittableRandom(seed);
    List<SplittableRandom> each = IntStream.range(0, runs).mapToObj(i -> seeds.split()).toList();
    Map<VerdictKind, Integer> verdicts = new EnumMap<>(VerdictKind.class);
    each.parallelStream()
        .map(random -> real.run(request, requests, random))
        .map(span -> Evaluator.judge(SampleRun.empty().measures(span), facts, slo).kind())
        .toList()
        .forEach(kind -> verdicts.merge(kind, 1, Integer::sum));
    return verdicts;
  }

  /**
   * Prints the table, 10,000 runs a figure.
   *
   * @param args what the titles of the rows contain; none: all rows
   */
  public static void main(String[] args) {
    String wanted = args.length == 0 ? "" : args[0];
    System.out.println(
        "| | requests | truth | PASS | CONDITIONAL | INCONCLUSIVE | FAIL |\n"
            + "|---|---:|---|---:|---:|---:|---:|");
    Stream.of(
            errors(7_700, 1),
            errors(51_000, 1),
            errors(200_000, 1),
            errors(7_700, 10),
            errors(51_000, 10),
            latency(1_000, 0, false),
            latency(3_000, 0, false),
            latency(30_000, 0, false),
            latency(30_000, 0.1, false),
            latency(1_000, 0, true),
            latency(3_000, 0, true))
        .filter(odds -> odds.title().contains(wanted))
        .forEach(odds -> TRUTHS.forEach(truth -> System.out.println(odds.row(truth))));
  }

  private String row(double truth) {
    Map<VerdictKind, Integer> verdicts = verdicts(truth, RUNS, 1);
    StringBuilder row = new StringBuilder();
    row.append(String.format(Locale.ROOT, "| %s | %,d | %s |", title, requests, text(truth)));
    for (VerdictKind kind :
        List.of(
            VerdictKind.PASS,
            VerdictKind.CONDITIONAL,
            VerdictKind.INCONCLUSIVE,
            VerdictKind.FAIL)) {
      double percent = 100.0 * verdicts.getOrDefault(kind, 0) / RUNS;
      row.append(String.format(Locale.ROOT, " %.2f %% |", percent));
    }
    return row.toString();
  }

  private static String text(double truth) {
    if (truth == 1) {
      return "at the limit";
    }
    return truth < 1 ? "10 % inside" : "10 % outside";
  }
}
