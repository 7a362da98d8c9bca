package cleansignal.report;

import cleansignal.runlog.JsonMistake;
import cleansignal.slo.Counter;
import cleansignal.slo.Readings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code readings.json}: what the target's own counters said before the run and after it. A counter
 * that could not be read is missing.
 */
public final class ReadingsJson {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  private ReadingsJson() {}

  /** The text of the file. */
  public static String toJson(Readings readings) {
    ObjectNode json = JSON.createObjectNode();
    write(readings.before(), json.putObject(BEFORE));
    write(readings.after(), json.putObject(AFTER));
    return json.toPrettyString() + "\n";
  }

  private static void write(Map<Counter, Long> counters, ObjectNode json) {
    for (Counter counter : Counter.values()) {
      if (counters.containsKey(counter)) {
        json.put(counter.text(), counters.get(counter));
      }
    }
  }

  /**
   * Reads the text of the file.
   *
   * @throws IOException when it is none: no JSON, a counter that is unknown or no whole number
   */
  public static Readings fromJson(String text) throws IOException {
    try {
      JsonNode json = JSON.readTree(text);
      return new Readings(read(json.required(BEFORE)), read(json.required(AFTER)));
    } catch (JsonProcessingException malformed) {
      throw new IOException(RunFolder.READINGS + " can't be read: " + JsonMistake.said(malformed));
    } catch (IllegalArgumentException malformed) {
      throw new IOException(RunFolder.READINGS + " can't be read: " + firstLine(malformed));
    }
  }

  private static Map<Counter, Long> read(JsonNode json) {
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    json.properties()
        .forEach(
            entry -> {
              Optional<Counter> counter = Counter.ofText(entry.getKey());
              if (counter.isEmpty() || !entry.getValue().isIntegralNumber()) {
                throw new IllegalArgumentException("no counter: " + entry.getKey());
              }
              counters.put(counter.get(), entry.getValue().longValue());
            });
    return counters;
  }

  private static String firstLine(Exception problem) {
    return problem.getMessage().lines().findFirst().orElse("");
  }
}
