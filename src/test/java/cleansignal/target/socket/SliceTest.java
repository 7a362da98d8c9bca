package cleansignal.target.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTest {

  @Test
  void itIsAPartOfItsFrame() {
    Slice slice = new Slice("42[\"a\",1]", 7, 8);

    assertThat(slice.text()).isEqualTo("1");
    assertThat(slice.isEmpty()).isFalse();
    assertThat(new Slice("x", 1, 1).isEmpty()).isTrue();
    assertThat(Slice.of("xy").text()).isEqualTo("xy");
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,3", "2,1"})
  void itLiesWithinItsFrame(int start, int end) {
    assertThatThrownBy(() -> new Slice("ab", start, end))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aLogLineDoesNotHoldTheFrame() {
    assertThat(new Slice("secret", 1, 3).toString()).isEqualTo("[1, 3) of 6");
  }
}
