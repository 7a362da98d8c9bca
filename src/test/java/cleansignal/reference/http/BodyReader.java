package cleansignal.reference.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a JSON object and collects every complaint about it, in the words of the target's
 * validator, so that a reply can list them all. Values that were complained about come back as
 * harmless stand-ins; nothing may be done with them before {@link #finish()}.
 */
final class BodyReader {
  private final JsonNode object;
  private final String prefix;
  private final List<ApiError.Detail> complaints;

  private BodyReader(JsonNode object, String prefix, List<ApiError.Detail> complaints) {
    this.object = object;
    this.prefix = prefix;
    this.complaints = complaints;
  }

  /**
   * Over the body of a request.
   *
   * @throws ApiError if there is none, or it is no object
   */
  static BodyReader of(Optional<JsonNode> body) {
    List<ApiError.Detail> complaints = new ArrayList<>();
    if (body.isEmpty() || !body.get().isObject()) {
      complaints.add(wrongType("", "object", body.orElse(null)));
      throw ApiError.validation(complaints);
    }
    return new BodyReader(body.get(), "", complaints);
  }

  boolean has(String name) {
    return object.has(name);
  }

  /** A text; empty after a complaint. */
  String text(String name) {
    JsonNode value = object.get(name);
    if (value == null || !value.isTextual()) {
      complaints.add(wrongType(prefix + name, "string", value));
      return "";
    }
    return value.textValue();
  }

  /** One of these texts, or the fallback if it is not there; without a fallback it is required. */
  String oneOf(String name, List<String> allowed, String fallback) {
    JsonNode value = object.get(name);
    if (value == null && fallback != null) {
      return fallback;
    }
    if (value == null || !value.isTextual() || !allowed.contains(value.textValue())) {
      String listed = "\"" + String.join("\"|\"", allowed) + "\"";
      complain(name, "Invalid option: expected one of " + listed, "invalid_value");
      return allowed.get(0);
    }
    return value.textValue();
  }

  /** A whole number within bounds, or the fallback if it is not there. */
  int integer(String name, int min, int max, int fallback) {
    return object.has(name) ? integer(name, min, max) : fallback;
  }

  /** A whole number within bounds. */
  int integer(String name, int min, int max) {
    return integer(object.get(name), name, min, max);
  }

  /** Whole numbers within bounds. */
  List<Integer> integers(String name, int min, int max) {
    JsonNode value = object.get(name);
    List<Integer> numbers = new ArrayList<>();
    if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        numbers.add(integer(array.get(i), name + "." + i, min, max));
      }
    } else {
      complaints.add(wrongType(prefix + name, "array", value));
    }
    return numbers;
  }

  /** A truth value, or the fallback if it is not there. */
  boolean flag(String name, boolean fallback) {
    JsonNode value = object.get(name);
    if (value == null) {
      return fallback;
    }
    if (!value.isBoolean()) {
      complaints.add(wrongType(prefix + name, "boolean", value));
    }
    return value.booleanValue();
  }

  /** An object inside; complaints about it are collected here. Empty after a complaint. */
  Optional<BodyReader> object(String name) {
    JsonNode value = object.get(name);
    if (value == null || !value.isObject()) {
      complaints.add(wrongType(prefix + name, "object", value));
      return Optional.empty();
    }
    return Optional.of(new BodyReader(value, prefix + name + ".", complaints));
  }

  void complain(String name, String message, String code) {
    complaints.add(new ApiError.Detail(prefix + name, message, code));
  }

  /**
   * Ends the reading.
   *
   * @throws ApiError with all complaints, if there are any
   */
  void finish() {
    if (!complaints.isEmpty()) {
      throw ApiError.validation(complaints);
    }
  }

  private int integer(JsonNode value, String name, int min, int max) {
    if (value == null || !value.isNumber()) {
      complaints.add(wrongType(prefix + name, "number", value));
    } else if (value.doubleValue() != Math.rint(value.doubleValue())) {
      complain(name, "Invalid input: expected int, received number", "invalid_type");
    } else if (value.doubleValue() < min) {
      complain(name, "Too small: expected number to be >=" + min, "too_small");
    } else if (value.doubleValue() > max) {
      complain(name, "Too big: expected number to be <=" + max, "too_big");
    } else {
      return value.intValue();
    }
    return min;
  }

  private static ApiError.Detail wrongType(String field, String expected, JsonNode found) {
    String received =
        found == null
            ? "undefined"
            : found.getNodeType() == JsonNodeType.NULL
                ? "null"
                : found.getNodeType().name().toLowerCase(Locale.ROOT);
    return new ApiError.Detail(
        field, "Invalid input: expected " + expected + ", received " + received, "invalid_type");
  }
}
