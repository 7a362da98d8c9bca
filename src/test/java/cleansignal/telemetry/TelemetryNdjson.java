package cleansignal.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code telemetry.ndjson}: one {@link TargetSample} a line, as a JSON object with the names of its
 * components; what is empty there is {@code null} here.
 */
public final class TelemetryNdjson {

  /** Its name in a run folder. */
  public static final String FILE_NAME = "telemetry.ndjson";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();
  private static final ObjectReader READER = MAPPER.readerFor(TargetSample.class);

  private TelemetryNdjson() {}

  /** The line of a sample, with its line end. */
  static String line(TargetSample sample) {
    try {
      return MAPPER.writeValueAsString(sample) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can be written", e);
    }
  }

  /**
   * Reads a file. Lines that are none are left out, the last one of a killed run among them: fewer
   * samples prove less, and none prove nothing.
   *
   * @return in the order of the file; empty when there is no such file
   * @throws IOException when there is one that can't be read
   */
  public static List<TargetSample> read(Path file) throws IOException {
    List<TargetSample> samples = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
        try {
          TargetSample sample = READER.readValue(line);
          if (sample != null) {
            samples.add(sample);
          }
        } catch (JsonProcessingException | IllegalArgumentException broken) {
          continue;
        }
      }
    }
    return samples;
  }
}
