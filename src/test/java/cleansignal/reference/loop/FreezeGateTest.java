package cleansignal.reference.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezeGateTest {
  private final FreezeGate gate = new FreezeGate();
  private final List<String> done = new ArrayList<>();

  @Test
  void letsThroughAtOnceUnlessFrozen() {
    gate.pass(() -> done.add("a"));

    assertThat(done).containsExactly("a");
  }

  @Test
  void holdsWhatComesAndLetsItGoInOrder() {
    gate.freeze();
    gate.pass(() -> done.add("a"));
    gate.pass(() -> done.add("b"));
    assertThat(done).isEmpty();

    gate.thaw();
    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void overlappingFreezesEndWithTheLast() {
    gate.freeze();
    gate.freeze();
    gate.pass(() -> done.add("a"));
    gate.thaw();
    assertThat(done).isEmpty();
    gate.thaw();
    assertThat(done).containsExactly("a");
  }

  @Test
  void whatFreezesAgainDuringTheThawHoldsTheRest() {
    gate.freeze();
    gate.pass(gate::freeze);
    gate.pass(() -> done.add("a"));
    gate.thaw();
    assertThat(done).isEmpty();
    gate.thaw();
    assertThat(done).containsExactly("a");
  }
}
