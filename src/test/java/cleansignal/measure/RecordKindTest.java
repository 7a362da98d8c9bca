package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordKindTest {

  private static final MeasureSettings SETTINGS =
      MeasureSettings.conventional((ok, message) -> new Classified(Outcome.OK, 0));

  @ParameterizedTest
  @CsvSource({
    "GET /api/games/:id, REQUEST",
    "game+ 1h+2a, REQUEST",
    "GET /health, REQUEST",
    "'', REQUEST",
    "SLOW, REQUEST",
    "move, REQUEST",
    "connect, REQUEST",
    "ai turn, DERIVED",
    "turn total, DERIVED",
    "game length, DERIVED",
    "time to board, DERIVED",
    "connection life, DERIVED",
    "decision timeout, DERIVED",
    "move server, DERIVED",
    "AI turn, REQUEST",
    "ai turns, REQUEST",
    "~ai turn, TECHNICAL",
    "~GET /health, PROBE",
    "~GET /health2, TECHNICAL",
    "~send, TECHNICAL",
    "~, TECHNICAL",
    "~game+ 1h+2a, GAME_MARKER",
    "~game- nonsense, GAME_MARKER",
    "~socket+, SOCKET_MARKER",
    "~socket- plan, SOCKET_MARKER",
    "~socket-nonsense, SOCKET_MARKER",
    "~socket, TECHNICAL",
    "socket+, REQUEST",
    "SLO move_stall_rate <= 0.5 % [staging], APPENDED",
    "clean-signal verdict, APPENDED",
  })
  void isToldByTheName(String name, RecordKind kind) {
    assertThat(RecordKind.of(name, SETTINGS)).isEqualTo(kind);
    assertThat(RecordKind.isRequest(name)).isEqualTo(kind == RecordKind.REQUEST);
  }

  @ParameterizedTest
  @EnumSource(DerivedRecord.class)
  void derivedRecordsAreKnownByTheirNames(DerivedRecord derived) {
    assertThat(DerivedRecord.ofName(derived.recordName())).contains(derived);
    assertThat(RecordKind.of(derived.recordName(), SETTINGS)).isEqualTo(RecordKind.DERIVED);
  }

  @Test
  void settingsUnderWhichNothingCouldBeToldAreRefused() {
    assertThatThrownBy(
            () ->
                new MeasureSettings(Optional.empty(), "", "~GET /health", 3, SETTINGS.classifier()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new MeasureSettings(Optional.empty(), "~", "~x", 0, SETTINGS.classifier()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
