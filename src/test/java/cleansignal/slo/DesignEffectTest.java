package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DesignEffectTest {

  /**
   * By hand: 4 slices of 100, all 8 failures in the last. p = 8/400 = 0.02, so k − p·n = −2, −2,
   * −2, 6 and the squares sum up to 48. v = 4/3 · 48 / 400² = 0.0004; independent: 0.02 · 0.98 /
   * 400 = 0.000049; deff = 0.0004 / 0.000049 = 8.1633.
   */
  @Test
  void burstByHand() {
    assertThat(DesignEffect.of(clusters(0, 100, 0, 100, 0, 100, 8, 100)))
        .isCloseTo(0.0004 / 0.000049, within(1e-9));
  }

  /**
   * By hand, slices of different size: k = 2, 1 of n = 50, 150. p = 3/200 = 0.015; k − p·n = 1.25,
   * −1.25; v = 2/1 · 3.125 / 200² = 0.00015625; independent: 0.015 · 0.985 / 200 = 0.000073875.
   */
  @Test
  void slicesOfDifferentSizeByHand() {
    assertThat(DesignEffect.of(clusters(2, 50, 1, 150)))
        .isCloseTo(0.00015625 / 0.000073875, within(1e-9));
  }

  @Test
  void neverBelowOne() {
    assertThat(DesignEffect.of(clusters(1, 50, 3, 150))).isEqualTo(1);
    assertThat(DesignEffect.of(clusters(2, 100, 2, 100, 2, 100))).isEqualTo(1);
  }

  @Test
  void oneWithoutASpreadToSee() {
    assertThat(DesignEffect.of(List.of())).isEqualTo(1);
    assertThat(DesignEffect.of(clusters(0, 0))).isEqualTo(1);
    assertThat(DesignEffect.of(clusters(0, 100, 0, 100))).isEqualTo(1);
    assertThat(DesignEffect.of(clusters(100, 100, 50, 50))).isEqualTo(1);
    assertThat(DesignEffect.of(clusters(7, 100))).isEqualTo(1);
  }

  @Test
  void emptySlicesAreNoClusters() {
    assertThat(DesignEffect.of(clusters(0, 100, 0, 0, 0, 100, 0, 100, 0, 0, 8, 100)))
        .isEqualTo(DesignEffect.of(clusters(0, 100, 0, 100, 0, 100, 8, 100)));
    assertThat(DesignEffect.of(clusters(0, 0, 7, 100, 0, 0))).isEqualTo(1);
  }

  /** Independent failures have a design effect around 1: never far above it. */
  @Test
  void independentFailuresHardlyShrinkTheSample() {
    Random random = new Random(3);
    double mean =
        IntStream.range(0, 400)
            .mapToDouble(run -> DesignEffect.of(independent(random)))
            .average()
            .orElseThrow();
    assertThat(mean).isBetween(1.0, 1.2);
  }

  private static List<Cluster> independent(Random random) {
    return IntStream.range(0, 30)
        .mapToObj(
            slice ->
                new Cluster(
                    IntStream.range(0, 100).filter(i -> random.nextInt(50) == 0).count(), 100))
        .toList();
  }

  private static List<Cluster> clusters(int... kAndN) {
    return IntStream.range(0, kAndN.length / 2)
        .mapToObj(i -> new Cluster(kAndN[2 * i], kAndN[2 * i + 1]))
        .toList();
  }
}
