package cleansignal.plan;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The most of something at once. */
final class Peak {
  /** A span that counts for something, ms. */
  record Load(long from, long to, double weight) {}

  private record Change(long at, double by) {}

  private Peak() {}

  /** Of what each seat plan counts for, over all tables at once. */
  static double ofTables(List<TableSession> tables, ToDoubleFunction<SeatPlan> weight) {
    return of(
        tables.stream()
            .map(
                table ->
                    new Load(
                        table.start().toMillis(),
                        table.end().toMillis(),
                        weight.applyAsDouble(table.seats()))));
  }

  /**
   * The largest sum of weights at once; what ends at an instant is gone before what starts there.
   *
   * @return 0 when there is nothing
   */
  static double of(Stream<Load> loads) {
    List<Change> changes =
        loads
            .flatMap(
                load ->
                    Stream.of(
                        new Change(load.from, load.weight), new Change(load.to, -load.weight)))
            .sorted(Comparator.comparingLong(Change::at).thenComparingDouble(Change::by))
            .toList();
    double now = 0;
    double most = 0;
    for (Change change : changes) {
      now += change.by;
      most = Math.max(most, now);
    }
    return most;
  }
}
