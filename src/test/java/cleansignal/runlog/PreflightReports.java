package cleansignal.runlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes and reads {@code preflight.json}. */
public final class PreflightReports {

  /** Its name in a run folder. */
  public static final String FILE_NAME = "preflight.json";

  /** The version of the form that is written and read. */
  public static final int SCHEMA = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PreflightReports() {}

  /** The text of {@code preflight.json}. */
  public static String toJson(PreflightReport report) {
    return MAPPER.valueToTree(report).toPrettyString() + "\n";
  }

  /**
   * Reads a file.
   *
   * @return empty when there is none: no preflight was made
   * @throws IOException when it can't be read, or is no report of this form
   */
  public static Optional<PreflightReport> read(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(fromJson(Files.readString(file))) : Optional.empty();
  }

  /** Reads the text of {@code preflight.json}; throws as for a file. */
  public static PreflightReport fromJson(String json) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (tree.path("schema").asInt() != SCHEMA) {
        throw new IOException(
            FILE_NAME + ": this version reads schema " + SCHEMA + " and no other");
      }
      return MAPPER.treeToValue(tree, PreflightReport.class);
    } catch (JsonProcessingException e) {
      throw new IOException(FILE_NAME + ": " + JsonMistake.said(e));
    }
  }
}
