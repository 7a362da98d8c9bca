package cleansignal.telemetry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * Input data of tests: an injector at ease, second by second from time zero, which in this sample
 * is the clock's epoch, or a given time; changed by need.
 */
public final class SampleInjector {

  private static final long SPAN = 1_000;
  private static final List<Long> ON_TIME = Collections.nCopies(10, 0L);

  private final List<InjectorSample> samples = new ArrayList<>();

  private SampleInjector() {}

  /**
   * An injector at ease.
   *
   * @param zeroMillis time zero, ms since the epoch
   * @param seconds so many samples
   */
  public static SampleInjector atEase(long zeroMillis, long seconds) {
    SampleInjector injector = new SampleInjector();
    LongStream.rangeClosed(1, seconds)
        .forEach(second -> injector.samples.add(atEase(zeroMillis + SPAN * second)));
    return injector;
  }

  /** For seven minutes from the epoch, which is as long as a sample run lasts. */
  public static SampleInjector atEase() {
    return atEase(0, 420);
  }

  private static InjectorSample atEase(long atMillis) {
    return new InjectorSample(
        atMillis,
        SPAN,
        OptionalDouble.of(20),
        OptionalDouble.of(1.5),
        OptionalDouble.of(10),
        1,
        12,
        ON_TIME,
        OptionalLong.of(100),
        OptionalLong.of(1_000),
        8_192,
        List.of());
  }

  /** Changes the sample of the second that starts so long after time zero. */
  public SampleInjector second(int second, UnaryOperator<InjectorSample> change) {
    samples.set(second, change.apply(samples.get(second)));
    return this;
  }

  /** Without the samples from that second on. */
  public SampleInjector until(int second) {
    samples.subList(second, samples.size()).clear();
    return this;
  }

  /** All that was watched. */
  public InjectorLog log() {
    return new InjectorLog(samples, Optional.empty());
  }

  /** With such ticks. */
  public static InjectorSample lags(InjectorSample sample, List<Long> lags) {
    return copy(
        sample,
        sample.cpuPercent(),
        sample.heapAfterGcPercent(),
        sample.gcLongestMillis(),
        lags,
        sample.openDescriptors(),
        sample.startsLateMillis());
  }

  /** With such a pause. */
  public static InjectorSample pause(InjectorSample sample, long millis) {
    return copy(
        sample,
        sample.cpuPercent(),
        sample.heapAfterGcPercent(),
        millis,
        sample.lagMillis(),
        sample.openDescriptors(),
        sample.startsLateMillis());
  }

  /** With such a heap. */
  public static InjectorSample heap(InjectorSample sample, double percent) {
    return copy(
        sample,
        sample.cpuPercent(),
        OptionalDouble.of(percent),
        sample.gcLongestMillis(),
        sample.lagMillis(),
        sample.openDescriptors(),
        sample.startsLateMillis());
  }

  /** With so much CPU used. */
  public static InjectorSample cpu(InjectorSample sample, double percent) {
    return copy(
        sample,
        OptionalDouble.of(percent),
        sample.heapAfterGcPercent(),
        sample.gcLongestMillis(),
        sample.lagMillis(),
        sample.openDescriptors(),
        sample.startsLateMillis());
  }

  /** With so many of 1,000 descriptors open. */
  public static InjectorSample descriptors(InjectorSample sample, long open) {
    return copy(
        sample,
        sample.cpuPercent(),
        sample.heapAfterGcPercent(),
        sample.gcLongestMillis(),
        sample.lagMillis(),
        OptionalLong.of(open),
        sample.startsLateMillis());
  }

  /** With users that start so late. */
  public static InjectorSample starts(InjectorSample sample, List<Long> late) {
    return copy(
        sample,
        sample.cpuPercent(),
        sample.heapAfterGcPercent(),
        sample.gcLongestMillis(),
        sample.lagMillis(),
        sample.openDescriptors(),
        late);
  }

  private static InjectorSample copy(
      InjectorSample sample,
      OptionalDouble cpu,
      OptionalDouble heap,
      long pause,
      List<Long> lags,
      OptionalLong open,
      List<Long> starts) {
    return new InjectorSample(
        sample.atMillis(),
        sample.spanMillis(),
        cpu,
        sample.systemLoad(),
        heap,
        sample.gcPauses(),
        pause,
        lags,
        open,
        sample.maxDescriptors(),
        sample.logBytes(),
        starts);
  }
}
