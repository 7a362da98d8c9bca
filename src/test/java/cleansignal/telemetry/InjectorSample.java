package cleansignal.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How the injector's JVM fared in a short span of the run, about a second. What the platform does
 * not tell is empty.
 *
 * @param atMillis the span's end on the clock of the log, ms since the epoch
 * @param spanMillis its length, 1 to an hour
 * @param cpuPercent the CPU that the process used, of what it {@link CpuAllowance may} use
 * @param systemLoad the machine's load, averaged over a minute by itself
 * @param heapAfterGcPercent what the last collection so far left in the heap, of its largest size;
 *     empty before the first
 * @param gcPauses how many pauses for collections ended
 * @param gcLongestMillis the longest of them; 0 without any
 * @param lagMillis how late each tick of a 100 ms timer came, whole ms, rounded down; ticks that a
 *     standing process missed came late each for itself
 * @param openDescriptors files and sockets that the process holds open
 * @param maxDescriptors how many it may
 * @param logBytes how long Gatling's log was; it grows in steps of 8 KiB
 * @param startsLateMillis how much later than planned each user started that did
 */
public record InjectorSample(
    long atMillis,
    long spanMillis,
    OptionalDouble cpuPercent,
    OptionalDouble systemLoad,
    OptionalDouble heapAfterGcPercent,
    int gcPauses,
    long gcLongestMillis,
    List<Long> lagMillis,
    OptionalLong openDescriptors,
    OptionalLong maxDescriptors,
    long logBytes,
    List<Long> startsLateMillis) {

  private static final long LONGEST_SPAN_MILLIS = Duration.ofHours(1).toMillis();

  /** Copies the lists; refuses a span of no length, and numbers that nothing can have. */
  public InjectorSample {
    if (spanMillis < 1 || spanMillis > LONGEST_SPAN_MILLIS) {
      throw new IllegalArgumentException("a span lasts 1 ms to an hour: " + spanMillis);
    }
    Stream.of(cpuPercent, systemLoad, heapAfterGcPercent)
        .flatMapToDouble(OptionalDouble::stream)
        .forEach(InjectorSample::refuseNonsense);
    LongStream.of(gcPauses, gcLongestMillis, logBytes).forEach(InjectorSample::refuseNonsense);
    lagMillis = List.copyOf(lagMillis);
    startsLateMillis = List.copyOf(startsLateMillis);
  }

  private static void refuseNonsense(double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a number is at least 0 and finite: " + value);
    }
  }

  /** The span's start on the clock of the log, ms since the epoch. */
  public long fromMillis() {
    return atMillis - spanMillis;
  }

  /** Open descriptors as a share of those allowed; empty where either is unknown. */
  public OptionalDouble descriptorsPercent() {
    return openDescriptors.isPresent() && maxDescriptors.orElse(0) > 0
        ? OptionalDouble.of(100.0 * openDescriptors.getAsLong() / maxDescriptors.getAsLong())
        : OptionalDouble.empty();
  }
}
