package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketMarkerTest {

  @Test
  void opening() {
    assertThat(SocketMarker.parse("socket+")).contains(new SocketMarker(true, ""));
  }

  @Test
  void closing() {
    assertThat(SocketMarker.parse("socket- plan")).contains(new SocketMarker(false, "plan"));
    assertThat(SocketMarker.parse("socket- closed (1005)"))
        .contains(new SocketMarker(false, "closed (1005)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket+ ",
        "socket+ plan",
        "socket++",
        "socket-",
        "socket- ",
        "socket-  plan",
        "socket-plan"
      })
  void unreadable(String name) {
    assertThat(SocketMarker.isMarker(name)).isTrue();
    assertThat(SocketMarker.parse(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "socket", "sockets+", "~socket+", "game+ 1h+2a"})
  void noMarker(String name) {
    assertThat(SocketMarker.isMarker(name)).isFalse();
    assertThat(SocketMarker.parse(name)).isEmpty();
  }
}
