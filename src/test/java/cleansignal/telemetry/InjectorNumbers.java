package cleansignal.telemetry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The figures of an injector over a part of a run. A figure for which there is no data is empty.
 *
 * @param samples how many samples the part has
 * @param coveredMillis how much of the part was watched, the rest of a sample that started before
 *     it included
 * @param lags how late the ticks of the 100 ms timer came, ms, sorted
 * @param worstLag the latest tick
 * @param gcPauses how many pauses for collections there were
 * @param longestGcPause the longest, ms; empty without any
 * @param largestHeap most that a collection left, percent of the largest heap
 * @param meanCpuPercent CPU used on average, of what the process may use; empty without data
 * @param sustainedCpu the CPU of which at least so much was used for {@link #SUSTAINED} samples in
 *     a row, at its highest; empty with fewer
 * @param highestLoad the machine's load at its highest
 * @param mostDescriptors open descriptors at their most, percent of those allowed
 */
public record InjectorNumbers(
    int samples,
    long coveredMillis,
    List<Long> lags,
    Optional<Peak> worstLag,
    long gcPauses,
    Optional<Peak> longestGcPause,
    Optional<Peak> largestHeap,
    Optional<Double> meanCpuPercent,
    Optional<Peak> sustainedCpu,
    Optional<Peak> highestLoad,
    Optional<Peak> mostDescriptors) {

  /** So many samples, of a second each, make a CPU that is used to the full no accident. */
  public static final int SUSTAINED = 3;

  /**
   * A figure at its highest.
   *
   * @param value the figure
   * @param atMillis start of the first sample that shows it, ms since the epoch
   */
  public record Peak(double value, long atMillis) {}

  /** Copies the list. */
  public InjectorNumbers {
    lags = List.copyOf(lags);
  }

  /**
   * The figures over a part of the run. A sample belongs to the part in which its span starts, as a
   * request does.
   *
   * @param log in the order in which the samples were taken
   * @param fromMillis inclusive, ms since the epoch
   * @param toMillis exclusive
   */
  public static InjectorNumbers over(InjectorLog log, long fromMillis, long toMillis) {
    List<InjectorSample> part =
        log.samples().stream()
            .filter(sample -> fromMillis <= sample.fromMillis() && sample.fromMillis() < toMillis)
            .toList();
    return new InjectorNumbers(
        part.size(),
        log.samples().stream()
            .mapToLong(
                sample ->
                    Math.min(sample.atMillis(), toMillis)
                        - Math.max(sample.fromMillis(), fromMillis))
            .filter(overlap -> overlap > 0)
            .sum(),
        part.stream().flatMap(sample -> sample.lagMillis().stream()).sorted().toList(),
        highest(
            part,
            sample ->
                sample.lagMillis().stream().max(Comparator.naturalOrder()).map(Long::doubleValue)),
        part.stream().mapToLong(InjectorSample::gcPauses).sum(),
        highest(
            part,
            sample ->
                sample.gcPauses() == 0
                    ? Optional.empty()
                    : Optional.of((double) sample.gcLongestMillis())),
        highest(part, sample -> boxed(sample.heapAfterGcPercent())),
        mean(part),
        sustainedCpu(part),
        highest(part, sample -> boxed(sample.systemLoad())),
        highest(part, sample -> boxed(sample.descriptorsPercent())));
  }

  /**
   * The nearest-rank percentile of the lags, ms; empty without any.
   *
   * @param percentile in (0, 100]
   */
  public Optional<Long> lagPercentile(double percentile) {
    int rank = (int) Math.ceil(percentile / 100 * lags.size());
    return lags.isEmpty() ? Optional.empty() : Optional.of(lags.get(Math.max(1, rank) - 1));
  }

  /** How many ticks came later than that. */
  public long ticksLaterThan(long millis) {
    return lags.stream().filter(lag -> lag > millis).count();
  }

  private static Optional<Peak> highest(
      List<InjectorSample> part, Function<InjectorSample, Optional<Double>> figure) {
    return peak(
        part.stream()
            .flatMap(
                sample ->
                    figure.apply(sample).stream()
                        .map(value -> new Peak(value, sample.fromMillis()))));
  }

  /** The first of those that are highest. */
  private static Optional<Peak> peak(Stream<Peak> peaks) {
    return peaks.reduce((first, next) -> next.value() > first.value() ? next : first);
  }

  private static Optional<Double> mean(List<InjectorSample> part) {
    double busy = 0;
    long told = 0;
    for (InjectorSample sample : part) {
      if (sample.cpuPercent().isPresent()) {
        busy += sample.cpuPercent().getAsDouble() * sample.spanMillis();
        told += sample.spanMillis();
      }
    }
    return told == 0 ? Optional.empty() : Optional.of(busy / told);
  }

  private static Optional<Peak> sustainedCpu(List<InjectorSample> part) {
    List<Peak> lowest = new ArrayList<>();
    IntStream.rangeClosed(0, part.size() - SUSTAINED)
        .mapToObj(first -> part.subList(first, first + SUSTAINED))
        .filter(row -> row.stream().allMatch(sample -> sample.cpuPercent().isPresent()))
        .forEach(
            row ->
                lowest.add(
                    new Peak(
                        row.stream()
                            .mapToDouble(sample -> sample.cpuPercent().getAsDouble())
                            .min()
                            .orElseThrow(),
                        row.get(0).fromMillis())));
    return peak(lowest.stream());
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }
}
