package cleansignal.release;

import cleansignal.compare.Band;
import cleansignal.slo.Objective;
import cleansignal.slo.VerdictKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How each named run goes over time. A value is marked when it leaves the band of the earlier ones:
 * from the smallest to the largest of the ten runs before it that were not INVALID, widened by the
 * practical band on either side. Only runs of the same settings make it, and fewer than three make
 * none. A mark is a hint to look, no judgement: runs on the same target vary with the day.
 *
 * @param name the scenario or named run, with what else makes its runs comparable
 * @param runs the last ones, oldest first
 * @param rows one for each objective that any of them has a value of, in the catalogue's order
 */
public record Trend(String name, List<HistoryEntry> runs, List<Row> rows) {

  /** So many earlier runs at most make a band. */
  static final int LONGEST_MEMORY = 10;

  /** So many at least. */
  static final int SHORTEST_MEMORY = 3;

  /** How a value stands to the earlier ones. */
  public enum Mark {
    /** Inside their band, or there is none. */
    NONE(""),
    /** On the bad side of it. */
    WORSE("!"),
    /** On the good side of it. */
    BETTER("+");

    private final String sign;

    Mark(String sign) {
      this.sign = sign;
    }

    /** As it stands beside the value; empty for none. */
    public String sign() {
      return sign;
    }
  }

  /**
   * A value of one run.
   *
   * @param value in the objective's unit
   * @param mark how it stands to the earlier ones
   * @param earlier the smallest and largest of those; empty where there are too few
   */
  public record Cell(double value, Mark mark, Optional<Range> earlier) {}

  /**
   * Two values and what lies between.
   *
   * @param smallest not above the largest
   * @param largest the other end
   */
  public record Range(double smallest, double largest) {}

  /**
   * One objective over time.
   *
   * @param objective the catalogue's
   * @param cells one for each run; empty where it has no value
   */
  public record Row(Objective objective, List<Optional<Cell>> cells) {

    /** Whether a value is marked. */
    public boolean isMarked() {
      return cells.stream().flatMap(Optional::stream).anyMatch(cell -> cell.mark() != Mark.NONE);
    }
  }

  /** Copies the lists. */
  public Trend {
    runs = List.copyOf(runs);
    rows = List.copyOf(rows);
  }

  /**
   * The trends of all runs that the history knows, in the order in which they first stand in it.
   *
   * @param history the order in which the runs started is taken from the entries; those that don't
   *     know it stand where the history has them
   * @param catalogue every objective that is to be shown
   * @param last so many runs of each are shown, at least 1
   */
  public static List<Trend> of(
      List<HistoryEntry> history, Collection<Objective> catalogue, Band band, int last) {
    Map<String, List<HistoryEntry>> byName =
        history.stream()
            .collect(Collectors.groupingBy(Trend::name, LinkedHashMap::new, Collectors.toList()));
    List<Trend> trends = new ArrayList<>();
    byName.forEach((name, runs) -> trends.add(of(name, inTime(runs), catalogue, band, last)));
    return trends;
  }

  private static Trend of(
      String name, List<HistoryEntry> runs, Collection<Objective> catalogue, Band band, int last) {
    int first = Math.max(0, runs.size() - last);
    List<Row> rows =
        catalogue.stream()
            .map(objective -> row(objective, runs, first, band))
            .filter(row -> row.cells().stream().anyMatch(Optional::isPresent))
            .toList();
    return new Trend(name, runs.subList(first, runs.size()), rows);
  }

  /** What makes two runs comparable at a glance. */
  private static String name(HistoryEntry entry) {
    return entry.name()
        + entry.workload().map(workload -> " · workload " + workload).orElse("")
        + " · target "
        + entry.target()
        + " · pace ×"
        + (entry.pace() == Math.rint(entry.pace())
            ? String.valueOf((long) entry.pace())
            : String.valueOf(entry.pace()));
  }

  private static List<HistoryEntry> inTime(List<HistoryEntry> runs) {
    boolean allKnown = runs.stream().allMatch(run -> run.startedAt().isPresent());
    return allKnown
        ? runs.stream().sorted(Comparator.comparing(run -> run.started().orElseThrow())).toList()
        : runs;
  }

  private static Row row(Objective objective, List<HistoryEntry> runs, int first, Band band) {
    List<Optional<Cell>> cells = new ArrayList<>();
    for (int i = first; i < runs.size(); i++) {
      HistoryEntry run = runs.get(i);
      List<HistoryEntry> earlier =
          runs.subList(0, i).stream()
              .filter(each -> each.settings().equals(run.settings()))
              .toList();
      cells.add(
          Optional.ofNullable(run.values().get(objective.id()))
              .map(value -> cell(objective, value, earlier(objective, earlier), band)));
    }
    return new Row(objective, cells);
  }

  private static Optional<Range> earlier(Objective objective, List<HistoryEntry> runs) {
    List<Double> values =
        runs.stream()
            .filter(run -> run.verdict() != VerdictKind.INVALID)
            .flatMap(run -> Optional.ofNullable(run.values().get(objective.id())).stream())
            .toList();
    List<Double> last = values.subList(Math.max(0, values.size() - LONGEST_MEMORY), values.size());
    return last.size() < SHORTEST_MEMORY
        ? Optional.empty()
        : Optional.of(
            new Range(
                last.stream().min(Comparator.naturalOrder()).orElseThrow(),
                last.stream().max(Comparator.naturalOrder()).orElseThrow()));
  }

  private static Cell cell(Objective objective, double value, Optional<Range> earlier, Band band) {
    Mark mark = earlier.map(range -> mark(objective, value, range, band)).orElse(Mark.NONE);
    return new Cell(value, mark, earlier);
  }

  private static Mark mark(Objective objective, double value, Range earlier, Band band) {
    double least = objective.unit().equals("ms") ? band.leastMillis() : 0;
    boolean smallerIsBetter = objective.comparison().smallerIsBetter();
    if (value - earlier.largest() > width(earlier.largest(), band, least)) {
      return smallerIsBetter ? Mark.WORSE : Mark.BETTER;
    }
    if (earlier.smallest() - value > width(earlier.smallest(), band, least)) {
      return smallerIsBetter ? Mark.BETTER : Mark.WORSE;
    }
    return Mark.NONE;
  }

  private static double width(double edge, Band band, double least) {
    return Math.max(Math.abs(edge) * band.percent() / 100, least);
  }
}
