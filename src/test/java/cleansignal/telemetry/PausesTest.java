package cleansignal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PausesTest {

  private final Pauses pauses = new Pauses(Set.of("Eden", "Old"), 1_000);

  @Test
  void nothingIsKnownBeforeTheFirst() {
    assertThat(pauses.heapAfterPercent()).isEmpty();
    assertThat(pauses.drain()).isEqualTo(new Pauses.Drained(0, 0));
  }

  @Test
  void theLongestSinceLastAskedIsTold() {
    pauses.collected("Young", 7, after(0, 100));
    pauses.collected("Old", 31, after(0, 100));
    pauses.collected("Young", 4, after(0, 100));

    assertThat(pauses.drain()).isEqualTo(new Pauses.Drained(3, 31));
    assertThat(pauses.drain()).isEqualTo(new Pauses.Drained(0, 0));
    pauses.collected("Young", 5, after(0, 100));
    assertThat(pauses.drain()).isEqualTo(new Pauses.Drained(1, 5));
  }

  @Test
  void whatIsLeftInTheHeapIsThatOfTheLastOneAndOfTheHeapAlone() {
    pauses.collected("Young", 7, after(100, 700));
    pauses.collected("Old", 7, after(50, 200));

    assertThat(pauses.heapAfterPercent()).hasValue(25);
  }

  @Test
  void aCycleBesideTheProgramIsNoPause() {
    pauses.collected("ZGC Cycles", 900, after(0, 400));
    pauses.collected("ZGC Pauses", 1, after(0, 400));

    assertThat(pauses.drain()).isEqualTo(new Pauses.Drained(1, 1));
    assertThat(pauses.heapAfterPercent()).hasValue(40);
  }

  private static Map<String, MemoryUsage> after(long eden, long old) {
    return Map.of("Eden", used(eden), "Old", used(old), "Metaspace", used(9_000));
  }

  private static MemoryUsage used(long bytes) {
    return new MemoryUsage(0, bytes, 10_000, 10_000);
  }
}
