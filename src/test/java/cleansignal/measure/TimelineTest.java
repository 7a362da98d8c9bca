package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final Concurrency NONE = new Concurrency(0, 0, 0, 0);

  @Test
  void nothingAtAll() {
    assertThat(new Timeline().over(0, 100)).isEqualTo(NONE);
    assertThat(new Timeline().over(5, 5)).isEqualTo(NONE);
  }

  @Test
  void byHand() {
    // |0 ... 4|5 ... 49|50 ... 99|: 5 ms of 0, 45 ms of 2, 50 ms of 3
    Timeline timeline = new Timeline();
    timeline.change(5, 2);
    timeline.change(50, 1);

    assertThat(timeline.over(0, 100)).isEqualTo(new Concurrency(0, (90 + 150) / 100.0, 0, 3));
    // with 4 ms of 0 in 99, less than 5 % are at 0
    assertThat(timeline.over(1, 100).percentile5()).isEqualTo(2);
    assertThat(timeline.over(5, 50)).isEqualTo(new Concurrency(2, 2, 2, 2));
  }

  @Test
  void aWindowOfNoLengthHasNoFigures() {
    Timeline timeline = new Timeline();
    timeline.change(0, 7);

    assertThat(timeline.over(10, 10)).isEqualTo(NONE);
  }

  @Test
  void whatComesAndGoesWithinTheSameMillisecondIsNotSeen() {
    Timeline timeline = new Timeline();
    timeline.change(0, 1);
    timeline.change(5, 10);
    timeline.change(5, -10);

    assertThat(timeline.over(0, 10)).isEqualTo(new Concurrency(1, 1, 1, 1));
  }

  @Test
  void changesBeforeTheWindowCountAndThoseBehindDoNot() {
    Timeline timeline = new Timeline();
    timeline.change(-5, 4);
    timeline.change(100, 1);

    assertThat(timeline.over(0, 100)).isEqualTo(new Concurrency(4, 4, 4, 4));
  }

  @Test
  void theSameAsCountingEveryMillisecond() {
    Random random = new Random(99);
    for (int round = 0; round < 200; round++) {
      int length = 1 + random.nextInt(2_000);
      int[] level = new int[length];
      Timeline timeline = new Timeline();
      int intervals = random.nextInt(400);
      for (int i = 0; i < intervals; i++) {
        int start = random.nextInt(length);
        int end = start + random.nextInt(length - start + 1);
        int weight = 1 + random.nextInt(4);
        // written in any order, as records are when they end
        timeline.change(end, -weight);
        timeline.change(start, weight);
        for (int at = start; at < end; at++) {
          level[at] += weight;
        }
      }
      int from = random.nextInt(length);
      int to = from + 1 + random.nextInt(length - from);

      int[] window = Arrays.copyOfRange(level, from, to);
      Arrays.sort(window);
      Concurrency seen = timeline.over(from, to);

      int rank = (5 * window.length + 99) / 100;
      assertThat(seen.percentile5()).isEqualTo(window[rank - 1]);
      assertThat(seen.min()).isEqualTo(window[0]);
      assertThat(seen.max()).isEqualTo(window[window.length - 1]);
      assertThat(seen.mean())
          .isCloseTo(Arrays.stream(window).average().orElseThrow(), within(1e-9));
      assertThat(timeline.over(from, to)).isEqualTo(seen);
    }
  }

  @Test
  void manyChangesInFewMilliseconds() {
    Timeline timeline = new Timeline();
    for (int i = 0; i < 1_000_000; i++) {
      timeline.change(i % 100, 1);
    }

    // level is 10,000 times the number of milliseconds begun
    assertThat(timeline.over(0, 100))
        .isEqualTo(new Concurrency(50_000, 505_000, 10_000, 1_000_000));
  }
}
