package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.Latencies;
import cleansignal.measure.ListedMillis;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast form of latencies says the same as the plain one. */
class CountedLatenciesTest {

  @Test
  void saysTheSameAsASortedList() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      long[] first = random.longs(random.nextInt(300), 0, CountedLatencies.MILLIS).toArray();
      long[] second = random.longs(random.nextInt(300), 0, 50).toArray();
      Latencies plain = ListedMillis.of(both(first, second));
      CountedLatencies fast = CountedLatencies.sum(counted(first), counted(second));
      assertThat(fast.count()).isEqualTo(plain.count());
      assertThat(fast.minMillis()).isEqualTo(plain.minMillis());
      assertThat(fast.maxMillis()).isEqualTo(plain.maxMillis());
      assertThat(fast.sumMillis()).isEqualTo(plain.sumMillis());
      for (double percentile : new double[] {0.1, 5, 50, 95, 99, 100}) {
        assertThat(fast.percentileMillis(percentile)).isEqualTo(plain.percentileMillis(percentile));
      }
      for (long millis : new long[] {-1, 0, 1, 49, 2_000, 2_047, 2_048, 10_000}) {
        assertThat(fast.slowerThan(millis)).isEqualTo(plain.slowerThan(millis));
      }
    }
  }

  private static CountedLatencies counted(long[] times) {
    long[] byMillis = new long[CountedLatencies.MILLIS];
    Arrays.stream(times).forEach(millis -> byMillis[(int) millis]++);
    return CountedLatencies.of(byMillis);
  }

  private static long[] both(long[] first, long[] second) {
    long[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
