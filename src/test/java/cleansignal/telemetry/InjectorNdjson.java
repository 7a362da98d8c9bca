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
import java.util.Optional;

/**
 * {@code injector.ndjson}: one {@link InjectorSample} a line, as a JSON object with the names of
 * its components; what is empty there is {@code null} here.
 */
public final class InjectorNdjson {

  /** Its name in a run folder. */
  public static final String FILE_NAME = "injector.ndjson";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();
  private static final ObjectReader READER = MAPPER.readerFor(InjectorSample.class);

  private InjectorNdjson() {}

  /** The line of a sample, with its line end. */
  static String line(InjectorSample sample) {
    try {
      return MAPPER.writeValueAsString(sample) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can be written", e);
    }
  }

  /**
   * Reads a file. A line without its end was being written when the injector was killed: it is left
   * out. From a broken line on, nothing is known.
   *
   * @return {@link InjectorLog#MISSING} when there is no such file
   * @throws IOException when there is one that can't be read
   */
  public static InjectorLog read(Path file) throws IOException {
    return Files.exists(file)
        ? parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : InjectorLog.MISSING;
  }

  /** Reads the text of the file; as {@link #read}. */
  static InjectorLog parse(String text) {
    List<InjectorSample> samples = new ArrayList<>();
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    for (String line : lines) {
      try {
        samples.add(READER.readValue(line));
      } catch (JsonProcessingException | IllegalArgumentException broken) {
        return new InjectorLog(
            samples, Optional.of(FILE_NAME + " line " + (samples.size() + 1) + " can't be read"));
      }
    }
    return new InjectorLog(samples, Optional.empty());
  }
}
