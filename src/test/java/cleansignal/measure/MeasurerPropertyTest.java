package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import cleansignal.runlog.LogWriter;
import cleansignal.runlog.Logs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random logs against the plainest way of counting: all records in a list. */
class MeasurerPropertyTest {

  private static final int ZERO = 250;
  private static final List<String> NAMES =
      List.of("a", "b", "c", "~send", "ai turn", "connection life");

  private record Request(String name, int start, int end, Outcome outcome) {

    boolean in(Window window) {
      return window.contains(start - ZERO);
    }

    Classified classified() {
      return new Classified(outcome, outcome == Outcome.SERVER_ERROR ? 500 : 0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyFigureIsThatOfTheRecords(long seed) throws IOException {
    Random random = new Random(seed);
    List<Request> requests = requests(random, 1 + random.nextInt(5_000));
    int start = random.nextInt(3_000);
    Window steady = new Window(start, start + 1 + random.nextInt(9_000));

    RunMeasures measures =
        Measurer.measure(
            Logs.source(Logs.header("s"), log -> write(log, requests)),
            MeasureSettings.conventional(MeasurerPropertyTest::classify)
                .withSteady(Optional.of(steady)));

    List<Request> counted = requests.stream().filter(r -> r.name().length() == 1).toList();
    List<Request> derived = requests.stream().filter(r -> r.name().contains(" ")).toList();
    int last = requests.stream().mapToInt(Request::end).max().orElseThrow();
    assertThat(measures.whole().window()).isEqualTo(new Window(0, last + 1 - ZERO));
    check(measures.whole(), counted);
    check(measures.judged(), counted);
    check(measures.derivedWhole(), derived);
    check(measures.derivedSteady().orElseThrow(), derived);
    assertThat(measures.availability()).isEqualTo(availability(counted, steady));
  }

  private static void check(Span span, List<Request> counted) {
    List<Request> inSpan = counted.stream().filter(r -> r.in(span.window())).toList();
    assertThat(span.names())
        .containsExactlyElementsOf(
            inSpan.stream().map(Request::name).collect(Collectors.toCollection(TreeSet::new)));
    check(span, name -> true, inSpan);
    for (String name : NAMES) {
      check(span, name::equals, inSpan.stream().filter(r -> r.name().equals(name)).toList());
    }
  }

  private static void check(Span span, Predicate<String> wanted, List<Request> expected) {
    RequestStats stats = span.requests(wanted);
    check(stats.tally(), expected);
    check(stats.all(), expected);
    check(stats.ok(), ok(expected));
    long inSlices = 0;
    for (Slice slice : stats.slices()) {
      List<Request> inSlice = expected.stream().filter(r -> r.in(slice.window())).toList();
      check(slice.tally(), inSlice);
      check(slice.ok(), ok(inSlice));
      inSlices += slice.tally().all();
    }
    assertThat(inSlices).isEqualTo(stats.tally().all());
  }

  private static void check(Tally tally, List<Request> expected) {
    for (Outcome outcome : Outcome.values()) {
      long count = expected.stream().filter(r -> r.outcome() == outcome).count();
      assertThat(tally.of(outcome)).as(outcome.text()).isEqualTo(count);
    }
    assertThat(tally.status5xx()).isEqualTo(tally.of(Outcome.SERVER_ERROR));
  }

  private static void check(Latencies latencies, List<Request> expected) {
    int[] sorted = expected.stream().mapToInt(r -> r.end() - r.start()).sorted().toArray();
    assertThat(latencies.count()).isEqualTo(sorted.length);
    assertThat(latencies.sumMillis()).isEqualTo(Arrays.stream(sorted).asLongStream().sum());
    if (sorted.length > 0) {
      assertThat(latencies.minMillis()).isEqualTo(sorted[0]);
      assertThat(latencies.maxMillis()).isEqualTo(sorted[sorted.length - 1]);
      int rank = (95 * sorted.length + 99) / 100;
      assertThat(latencies.percentileMillis(95)).isEqualTo(sorted[rank - 1]);
      assertThat(latencies.slowerThan(100))
          .isEqualTo(Arrays.stream(sorted).filter(millis -> millis > 100).count());
    }
  }

  private static Availability availability(List<Request> requests, Window window) {
    long up = 0;
    long judged = 0;
    for (long at = window.startMillis(); at + 1_000 <= window.endMillis(); at += 1_000) {
      long from = at + ZERO;
      List<Request> inFlight =
          requests.stream()
              .filter(r -> r.outcome().isValid() && r.start() < from + 1_000 && r.end() >= from)
              .toList();
      judged += inFlight.isEmpty() ? 0 : 1;
      boolean answered =
          inFlight.stream().anyMatch(r -> r.outcome() == Outcome.OK && r.end() < from + 1_000);
      up += answered ? 1 : 0;
    }
    return new Availability(up, judged);
  }

  private static List<Request> ok(List<Request> requests) {
    return requests.stream().filter(r -> r.outcome() == Outcome.OK).toList();
  }

  /** In random order: nothing but the first user must depend on the order in the log. */
  private static List<Request> requests(Random random, int count) {
    List<Request> requests = new ArrayList<>();
    Outcome[] outcomes = Outcome.values();
    for (int i = 0; i < count; i++) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      int start = ZERO + random.nextInt(10_000);
      int length = (int) Math.exp(8.5 * random.nextDouble());
      Outcome outcome =
          random.nextInt(4) > 0 ? Outcome.OK : outcomes[random.nextInt(outcomes.length)];
      requests.add(new Request(name, start, start + length, outcome));
    }
    return requests;
  }

  private static void write(LogWriter log, List<Request> requests) throws IOException {
    log.user(0, true, ZERO);
    for (Request request : requests) {
      boolean ok = request.outcome() == Outcome.OK;
      String message = ok ? "" : request.outcome().text();
      log.request(request.name(), request.start(), request.end(), ok, message);
    }
  }

  private static Classified classify(boolean ok, String message) {
    Outcome outcome = ok ? Outcome.OK : Outcome.ofText(message).orElseThrow();
    return new Request("", 0, 0, outcome).classified();
  }
}
