package cleansignal.safety;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a target answered.
 *
 * @param status its HTTP status
 * @param headers its headers
 * @param body its body; a missing node when that is no JSON
 * @param sentMillis when it was asked, epoch ms by our clock
 * @param receivedMillis when the answer was here
 */
public record Answer(
    int status, HttpHeaders headers, JsonNode body, long sentMillis, long receivedMillis) {

  /** Codes are words; anything else might hold what was sent. */
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");

  /** A text of the body, empty where there is none; the path is of object fields joined by dots. */
  public Optional<String> text(String path) {
    return Optional.of(node(path)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /** A whole number of the body; empty where there is none. */
  public OptionalLong number(String path) {
    JsonNode node = node(path);
    return node.canConvertToLong() && node.isNumber()
        ? OptionalLong.of(node.asLong())
        : OptionalLong.empty();
  }

  /** A part of the body; a missing node where there is none. */
  public JsonNode node(String path) {
    return body.at("/" + path.replace('.', '/'));
  }

  /** A whole number in a header; empty where there is none. */
  public OptionalLong header(String name) {
    return headers
        .firstValue(name)
        .filter(WHOLE.asMatchPredicate())
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }

  /** The target's code for the error; empty where it gives none. */
  public Optional<String> code() {
    return text("error.code").filter(CODE.asMatchPredicate());
  }

  /** Status and, where there is one, the target's code for the error. */
  public String says() {
    return status + code().map(code -> " " + code).orElse("");
  }
}
