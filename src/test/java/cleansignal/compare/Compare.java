package cleansignal.compare;

import cleansignal.compare.Difference.What;
import cleansignal.measure.RequestStats;
import cleansignal.measure.Slice;
import cleansignal.report.Numbers;
import cleansignal.slo.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares two runs, or two sets of runs: a pure function of them. The rule is written down in
 * {@code docs/compare.md}.
 */
public final class Compare {

  /** All replicates follow from it; the second side has draws of its own. */
  static final long SEED = 1;

  private Compare() {}

  /**
   * Compares two sides.
   *
   * @param before at least one run
   * @param after at least one run
   * @param band differences inside it concern nobody
   * @param waived differences between the runs that are to be shown only
   */
  public static Compared of(
      List<Candidate> before, List<Candidate> after, Band band, Set<What> waived) {
    List<Candidate> all = Stream.concat(before.stream(), after.stream()).toList();
    List<Difference> differences = Likeness.differences(all, waived);
    boolean alike = differences.stream().allMatch(Difference::waived);
    boolean measured = all.stream().allMatch(run -> run.judged().measures().isPresent());
    List<Line> lines =
        alike && measured ? lines(new Side(before), new Side(after), band) : List.of();
    List<String> notes = new ArrayList<>(Likeness.notes(before, after));
    oneSided(lines).forEach(name -> notes.add("on one side only: " + name));
    return new Compared(
        lines.isEmpty() ? Word.NOT_COMPARABLE : word(lines),
        before,
        after,
        band,
        differences,
        lines,
        notes);
  }

  private static List<String> oneSided(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.note().equals(RequestLines.ONE_SIDED))
        .map(line -> line.subject().name())
        .distinct()
        .toList();
  }

  private static List<Line> lines(Side one, Side other, Band band) {
    Pair pair = new Pair(resampling(one, SEED), resampling(other, SEED + 1), band);
    List<Line> lines = new ArrayList<>(new ObjectiveLines(one, other, pair).lines());
    lines.addAll(new RequestLines(one, other, pair).lines());
    return lines;
  }

  /** What is worse outweighs what is better. */
  private static Word word(List<Line> lines) {
    List<Word> words =
        lines.stream().filter(line -> line.subject().decides()).map(Line::word).toList();
    return Stream.of(Word.REGRESSED, Word.IMPROVED, Word.CONSISTENT)
        .filter(words::contains)
        .findFirst()
        .orElse(Word.NOT_COMPARABLE);
  }

  private static Resampling resampling(Side side, long seed) {
    int slices =
        side.runs()
            .get(0)
            .judged()
            .measures()
            .orElseThrow()
            .whole()
            .requests(name -> true)
            .slices()
            .size();
    return Resampling.of(side.runs().size(), slices, seed);
  }

  /** The slices of all runs, those of the first run first. */
  static List<Slice> slices(List<RequestStats> stats) {
    return stats.stream().flatMap(run -> run.slices().stream()).toList();
  }

  /** The response times of what ended ok, by slice. */
  static SlicedLatencies ok(List<RequestStats> stats) {
    return new SlicedLatencies(slices(stats).stream().map(Slice::ok).toList());
  }

  /** {@code p95}. */
  static String percentile(double percentile) {
    return "p" + Numbers.decimal(percentile, 3);
  }

  static double percent(Cluster share) {
    return 100.0 * share.k() / share.n();
  }
}
