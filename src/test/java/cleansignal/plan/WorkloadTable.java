package cleansignal.plan;

import cleansignal.config.SuiteConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every run that there is, with what it takes and sends, unpaced. */
public final class WorkloadTable {

  /**
   * One run.
   *
   * @param scenario what {@code -Dscenario} takes
   * @param workload what {@code -Dworkload} takes beside it; empty for the run's own stages
   * @param byDefault whether it is what runs without {@code -Dworkload}
   * @param duration of the stages, without pre-login
   * @param users virtual users at once, at the peak
   * @param games games at once, at the peak; 0 when the run opens none
   * @param requestsPerSecond expected at the peak, polls, moves and echoes included
   * @param production whether it may run on the installation that people play on
   */
  public record Row(
      String scenario,
      Optional<String> workload,
      boolean byDefault,
      Duration duration,
      int users,
      int games,
      double requestsPerSecond,
      boolean production) {}

  private WorkloadTable() {}

  /**
   * All runs of the catalogue: of each scenario all its workloads, of each named run its own
   * stages.
   *
   * @param config thinking times, polling and login rate; its pool, pace and shard have no say
   * @return rows, by name, then by duration
   */
  public static List<Row> of(Catalogue catalogue, SuiteConfig config) {
    List<Row> rows = new ArrayList<>();
    for (String name : catalogue.names()) {
      RunSpec own = catalogue.find(name);
      if (own.capacity().isPresent()) {
        rows.add(row(own, Optional.empty(), true, config));
      } else {
        catalogue.workloads(name).stream()
            .map(
                workload ->
                    row(
                        catalogue.find(name, Optional.of(workload)),
                        Optional.of(workload),
                        own.workload().name().equals(workload),
                        config))
            .sorted(Comparator.comparing(Row::duration))
            .forEach(rows::add);
      }
    }
    return rows;
  }

  private static Row row(
      RunSpec run, Optional<String> workload, boolean byDefault, SuiteConfig config) {
    LoadPlan plan = Planner.plan(PlanRequest.of(run, config).whole());
    return new Row(
        run.name(),
        workload,
        byDefault,
        run.workload().stages().stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus),
        plan.peakUsers(),
        plan.peakGames(),
        plan.expectation().requestsPerSecond(),
        run.allowedOnProduction());
  }
}
