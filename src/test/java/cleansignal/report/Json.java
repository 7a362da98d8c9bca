package cleansignal.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.function.Function;

/** JSON trees and their text. What is not known is left out, never null. */
public final class Json {
  /** Version of the form of summary.json and verdict.json. */
  public static final int SCHEMA = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static <T> ArrayNode array(Collection<T> items, Function<T, JsonNode> node) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.forEach(item -> array.add(node.apply(item)));
    return array;
  }

  public static ArrayNode texts(Collection<String> items) {
    return array(items, JsonNodeFactory.instance::textNode);
  }

  /** Adds a number unless it is none: JSON knows neither NaN nor infinity. */
  public static void putFinite(ObjectNode node, String key, double number) {
    if (Double.isFinite(number)) {
      node.put(key, number);
    }
  }

  /** Indented, with a line end behind it, the same on every system. */
  public static void write(JsonNode node, Writer out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator(""))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    out.write(Plain.wellFormed(MAPPER.writer(printer).writeValueAsString(node)));
    out.write('\n');
  }

  /** On one line, with a line end behind it. */
  public static void writeLine(JsonNode node, Writer out) throws IOException {
    out.write(Plain.wellFormed(MAPPER.writeValueAsString(node)));
    out.write('\n');
  }
}
