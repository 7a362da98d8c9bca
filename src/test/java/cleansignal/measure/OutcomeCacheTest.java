package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeCacheTest {

  private final List<String> asked = new ArrayList<>();
  private final OutcomeCache cache =
      new OutcomeCache(
          (ok, message) -> {
            asked.add(message);
            return new Classified(ok ? Outcome.OK : Outcome.TIMEOUT, 0);
          });

  @Test
  void asksOnceForEachMessageAndResult() {
    for (int i = 0; i < 3; i++) {
      assertThat(cache.of(true, "a").outcome()).isEqualTo(Outcome.OK);
      assertThat(cache.of(false, "a").outcome()).isEqualTo(Outcome.TIMEOUT);
    }

    assertThat(asked).hasSize(2);
  }

  @Test
  void remembersNoMoreThanItsLimit() {
    for (int i = 0; i <= OutcomeCache.MAX_MESSAGES; i++) {
      cache.of(false, "message " + i);
    }
    asked.clear();
    cache.of(false, "message " + (OutcomeCache.MAX_MESSAGES - 1));
    assertThat(asked).isEmpty();

    cache.of(false, "message " + OutcomeCache.MAX_MESSAGES);
    assertThat(asked).hasSize(1);
  }
}
