package cleansignal.runlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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

  private PreflightReports() {}

  /** The text of {@code preflight.json}. */
  public static String toJson(PreflightReport report) {
    return StrictJson.MAPPER.valueToTree(report).toPrettyString() + "\n";
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
      JsonNode tree = StrictJson.MAPPER.readTree(json);
      if (tree.path("schema").asInt() != SCHEMA) {
        throw new IOException(
            FILE_NAME + ": this version reads schema " + SCHEMA + " and no other");
      }
      return StrictJson.MAPPER.treeToValue(tree, PreflightReport.class);
    } catch (JsonProcessingException e) {
      throw new IOException(FILE_NAME + ": " + JsonMistake.said(e));
    }
  }
}
