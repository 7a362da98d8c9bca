package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.GameMarker.Seats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GameMarkerTest {

  @Test
  void start() {
    assertThat(GameMarker.parse("game+ 1h+2a")).contains(new GameMarker(true, new Seats(1, 2), ""));
  }

  @Test
  void end() {
    assertThat(GameMarker.parse("game- 3h+0a over (resigned)"))
        .contains(new GameMarker(false, new Seats(3, 0), "over (resigned)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "game+",
        "game+ ",
        "game+ 3",
        "game+ 1h",
        "game+ 1h+2",
        "game+ -1h+2a",
        "game+ 1h+2a ",
        "game+ 1h+2a reason",
        "game+ 12345h+0a",
        "game- 1h+2a",
        "game- 1h+2a ",
        "game-1h+2a over",
        "game- 1h+2a  over"
      })
  void unreadable(String name) {
    assertThat(GameMarker.isMarker(name)).isTrue();
    assertThat(GameMarker.parse(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "game", "games+", "send", "GET /health"})
  void noMarker(String name) {
    assertThat(GameMarker.isMarker(name)).isFalse();
  }
}
