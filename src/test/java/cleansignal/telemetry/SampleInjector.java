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
    return with(
        sample,
        sample.spanMillis(),
        sample.cpuPercent(),
        sample.heapAfterGcPercent(),
        1,
        sample.gcLongestMillis(),
        lags,
        sample.openDescriptors(),
        sample.startsLateMillis());
  }

  /** With one pause, of that length. */
  public static InjectorSample pause(InjectorSample sample, long millis) {
    return with(
        sample,
        sample.spanMillis(),
        sample.cpuPercent(),
        sample.heapAfterGcPercent(),
        1,
        millis,
        sample.lagMillis(),
        sample.openDescriptors(),
        sample.startsLateMillis());
  }

  /** Without any pause. */
  static InjectorSample noPause(InjectorSample sample) {
    return with(
        sample,
        sample.spanMillis(),
        sample.cpuPercent(),
        sample.heapAfterGcPercent(),
        0,
        0,
        sample.lagMillis(),
        sample.openDescriptors(),
        sample.startsLateMillis());
  }

  /** With so much left in the heap. */
  public static InjectorSample heap(InjectorSample sample, double percent) {
    return with(
        sample,
        sample.spanMillis(),
        sample.cpuPercent(),
        OptionalDouble.of(percent),
        1,
        sample.gcLongestMillis(),
        sample.lagMillis(),
        sample.openDescriptors(),
        sample.startsLateMillis());
  }

  /** With so much CPU used. */
  public static InjectorSample cpu(InjectorSample sample, double percent) {
    return cpu(sample, OptionalDouble.of(percent));
  }

  /** With so much CPU used, or nothing told of it. */
  static InjectorSample cpu(InjectorSample sample, OptionalDouble percent) {
    return with(
        sample,
        sample.spanMillis(),
        percent,
        sample.heapAfterGcPercent(),
        1,
        sample.gcLongestMillis(),
        sample.lagMillis(),
        sample.openDescriptors(),
        sample.startsLateMillis());
  }

  /** With so many of 1,000 descriptors open. */
  public static InjectorSample descriptors(InjectorSample sample, long open) {
    return with(
        sample,
        sample.spanMillis(),
        sample.cpuPercent(),
        sample.heapAfterGcPercent(),
        1,
        sample.gcLongestMillis(),
        sample.lagMillis(),
        OptionalLong.of(open),
        sample.startsLateMillis());
  }

  /** With users that start so late. */
  public static InjectorSample starts(InjectorSample sample, List<Long> late) {
    return with(
        sample,
        sample.spanMillis(),
        sample.cpuPercent(),
        sample.heapAfterGcPercent(),
        1,
        sample.gcLongestMillis(),
        sample.lagMillis(),
        sample.openDescriptors(),
        late);
  }

  /** Over such a span. */
  static InjectorSample span(InjectorSample sample, long millis) {
    return with(
        sample,
        millis,
        sample.cpuPercent(),
        sample.heapAfterGcPercent(),
        1,
        sample.gcLongestMillis(),
        sample.lagMillis(),
        sample.openDescriptors(),
        sample.startsLateMillis());
  }

  private static InjectorSample with(
      InjectorSample sample,
      long span,
      OptionalDouble cpu,
      OptionalDouble heap,
      int pauses,
      long longest,
      List<Long> lags,
      OptionalLong open,
      List<Long> starts) {
    return new InjectorSample(
        sample.atMillis(),
        span,
        cpu,
        sample.systemLoad(),
        heap,
        pauses,
        longest,
        lags,
        open,
        sample.maxDescriptors(),
        sample.logBytes(),
        starts);
  }
}
