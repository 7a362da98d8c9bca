package cleansignal.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.runlog.Logs.Notes;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A log that Gatling 3.15.1 wrote itself: four users and a probe against a file server on loopback,
 * with nested groups, a name beyond Latin-1, a page that is missing, an attribute that is missing,
 * and two assertions.
 */
class CapturedLogTest {

  private final Notes notes = new Notes();
  private LogEnd end;

  @BeforeEach
  void read() throws IOException {
    try (InputStream stream = CapturedLogTest.class.getResourceAsStream("/runlog/captured.log")) {
      end = LogReader.read(stream, notes);
    }
  }

  @Test
  void isReadToItsEnd() {
    assertThat(end).isEqualTo(new LogEnd(42, 1_151, 3_613, false, 10));
  }

  @Test
  void header() {
    assertThat(notes.header.gatlingVersion()).isEqualTo("3.15.1");
    assertThat(notes.header.simulationClass()).isEqualTo("cap.CapturedSimulation");
    assertThat(notes.header.startEpochMillis()).isEqualTo(1_795_262_770_190L);
    assertThat(notes.header.description()).isEqualTo("captured for a test");
    assertThat(notes.header.scenarios()).containsExactly("~probe", "players");
  }

  /** The counts of Gatling's console and of its report's tables. */
  @Test
  void countsAreThoseOfGatlingsReport() {
    assertThat(notes.lines)
        .filteredOn(line -> line.startsWith("request "))
        .hasSize(19)
        .filteredOn(line -> line.endsWith(" KO [status.find.is(200), found 404]"))
        .hasSize(4)
        .allMatch(line -> line.startsWith("request GET /missing "));
    assertThat(notes.lines).filteredOn(line -> line.startsWith("request GET /api/")).hasSize(8);
    assertThat(notes.lines).filteredOn(line -> line.startsWith("request größe ")).hasSize(4);
    assertThat(notes.lines).filteredOn(line -> line.startsWith("request ~GET ")).hasSize(3);
    assertThat(notes.lines)
        .filteredOn(line -> line.startsWith("error [GET absent: No attribute named 'absent' is"))
        .hasSize(4);
    assertThat(notes.lines).filteredOn(line -> line.startsWith("user 1 start")).hasSize(4);
    assertThat(notes.lines).filteredOn(line -> line.startsWith("user 1 end")).hasSize(4);
  }
}
