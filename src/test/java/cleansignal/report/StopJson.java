package cleansignal.report;

import cleansignal.slo.AbortRule;
import cleansignal.slo.EarlyStop;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code stop.json}: what stopped a run before its end, as {@code slo/schema/stop.schema.json};
 * written as soon as that happens, so that the run can be judged again.
 */
public final class StopJson {

  private static final JsonMapper JSON = new JsonMapper();

  private StopJson() {}

  /** The text of the file. */
  public static String toJson(EarlyStop stop) {
    ObjectNode json = JSON.createObjectNode();
    json.put("cause", stop.cause().text());
    json.put("atMillis", stop.atMillis());
    stop.broken().ifPresent(broken -> json.set("broken", broken(broken)));
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode broken(EarlyStop.Broken broken) {
    ObjectNode json = JSON.createObjectNode();
    json.put("rule", broken.rule().id());
    json.put("above", broken.above());
    json.put("sustainedMillis", broken.sustainedMillis());
    json.put("value", broken.value());
    json.put("samples", broken.samples());
    return json;
  }

  /**
   * Reads the text of the file.
   *
   * @throws IOException when it is none: no JSON, a key that is missing, a word that is unknown
   */
  public static EarlyStop fromJson(String text) throws IOException {
    try {
      JsonNode json = JSON.readTree(text);
      EarlyStop.Cause cause =
          EarlyStop.Cause.ofText(json.required("cause").asText()).orElseThrow(StopJson::unknown);
      Optional<EarlyStop.Broken> broken =
          cause == EarlyStop.Cause.ABORT_RULE
              ? Optional.of(broken(json.required("broken")))
              : Optional.empty();
      return new EarlyStop(cause, json.required("atMillis").longValue(), broken);
    } catch (JsonProcessingException | IllegalArgumentException malformed) {
      throw new IOException(
          RunFolder.STOP
              + " can't be read: "
              + malformed.getMessage().lines().findFirst().orElse(""));
    }
  }

  private static EarlyStop.Broken broken(JsonNode json) {
    return new EarlyStop.Broken(
        AbortRule.ofId(json.required("rule").asText()).orElseThrow(StopJson::unknown),
        json.required("above").doubleValue(),
        json.required("sustainedMillis").longValue(),
        json.required("value").doubleValue(),
        json.required("samples").longValue());
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException("a word that is unknown");
  }
}
