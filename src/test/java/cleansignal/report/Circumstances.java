package cleansignal.report;

import cleansignal.runlog.JsonMistake;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code circumstances.json}: under which circumstances a run was made, as far as they are known;
 * runs are comparable only under the same. No part of the judgement.
 *
 * @param targetVersion what the target's health check calls its version; empty when it tells none
 *     or was not asked
 * @param injector the machine that made the load; empty in folders that say nothing of it
 */
public record Circumstances(Optional<String> targetVersion, Optional<Injector> injector) {

  /** Nothing is known. */
  public static final Circumstances UNKNOWN = new Circumstances(Optional.empty(), Optional.empty());

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * The machine that made the load, and the part of it that the JVM may use.
   *
   * @param processors how many
   * @param maxHeapBytes the largest heap
   * @param system operating system and architecture, for example {@code Linux amd64}
   */
  public record Injector(int processors, long maxHeapBytes, String system) {}

  /** The text of the file. */
  public String toJson() {
    return JSON.valueToTree(this).toPrettyString() + "\n";
  }

  /**
   * Reads the text of the file.
   *
   * @throws IOException when it is none
   */
  public static Circumstances fromJson(String text) throws IOException {
    try {
      return JSON.readValue(text, Circumstances.class);
    } catch (JsonProcessingException malformed) {
      throw new IOException(
          RunFolder.CIRCUMSTANCES + " can't be read: " + JsonMistake.said(malformed));
    }
  }
}
