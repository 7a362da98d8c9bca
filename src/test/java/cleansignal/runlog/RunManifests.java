package cleansignal.runlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes and reads {@code run.json}. A value that is empty is written as {@code null}. */
public final class RunManifests {

  /** Its name in a run folder. */
  public static final String FILE_NAME = "run.json";

  /** The version of the form that is written and read. */
  public static final int SCHEMA = 1;

  private static final String PLANNED = "planned";
  private static final String LEVELS = "levels";

  private RunManifests() {}

  /** Writes a file, replacing it when it exists. */
  public static void write(Path file, RunManifest manifest) throws IOException {
    Files.writeString(file, toJson(manifest), StandardCharsets.UTF_8);
  }

  /** The text of {@code run.json}, with line feeds and one at its end, the same on any machine. */
  public static String toJson(RunManifest manifest) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indenter);
    try {
      return StrictJson.MAPPER.writer(printer).writeValueAsString(manifest) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of plain values can be written", e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws ManifestException when it is no manifest of this form: another schema, a key that is
   *     unknown, missing, doubled or of the wrong type, a value out of its range
   * @throws IOException when the file can't be read
   */
  public static RunManifest read(Path file) throws IOException {
    try {
      return fromJson(Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new ManifestException("no text in UTF-8");
    }
  }

  /** Reads the text of {@code run.json}; throws as for a file. */
  public static RunManifest fromJson(String json) throws ManifestException {
    try {
      JsonNode tree = StrictJson.MAPPER.readTree(json);
      JsonNode schema = tree.path("schema");
      if (!schema.isInt() || schema.intValue() != SCHEMA) {
        throw new ManifestException(
            "this version reads schema "
                + SCHEMA
                + ", the file says "
                + (schema.isMissingNode() ? "nothing" : schema));
      }
      // Left out where there are none.
      if (tree.path(PLANNED) instanceof ObjectNode planned && !planned.has(LEVELS)) {
        planned.putArray(LEVELS);
      }
      return StrictJson.MAPPER.treeToValue(tree, RunManifest.class);
    } catch (JsonMappingException e) {
      throw new ManifestException(JsonMistake.said(e));
    } catch (JsonProcessingException e) {
      throw new ManifestException("no JSON, " + JsonMistake.said(e));
    }
  }
}
