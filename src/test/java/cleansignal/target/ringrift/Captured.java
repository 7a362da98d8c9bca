package cleansignal.target.ringrift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Frames that were captured from a running server, for tests and benchmarks. */
public final class Captured {

  private static final JsonMapper JSON = new JsonMapper();

  private Captured() {}

  /** All 70 frames that the server sent in one game against an AI, in order. */
  public static List<String> oneGame() {
    return lines("one-game.frames.gz");
  }

  /** Five states of 3.6 to 130 kB and the end of another game. */
  public static List<String> statesBySize() {
    return lines("states-by-size.frames.gz");
  }

  /** Whole sessions of few and small frames, one after the other. */
  static List<Line> sessions() {
    return lines("sessions.ndjson.gz").stream().map(Captured::line).toList();
  }

  private static Line line(String text) {
    try {
      JsonNode line = JSON.readTree(text);
      return new Line(
          line.path("session").asText(), line.path("dir").asText(), line.path("data").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(String resource) {
    try (InputStream packed = Captured.class.getResourceAsStream("/target/ringrift/" + resource);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One line of a session's log.
   *
   * @param session its name
   * @param direction {@code in} from the server, {@code out} from the client, {@code meta}
   *     otherwise
   * @param frame what was sent, or what happened
   */
  record Line(String session, String direction, String frame) {}
}
