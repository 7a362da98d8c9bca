package cleansignal.slo;

import cleansignal.runlog.JsonMistake;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads JSON files of one folder and holds them against their schemas. Problems are collected, not
 * thrown.
 */
public final class JsonFiles {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          // A schema that refers to another address must not make us call there.
          factory -> factory.schemaLoaders(all -> all.add(DisallowSchemaLoader.getInstance())));
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .locale(Locale.ENGLISH)
          .build();

  private final Path folder;
  private final Problems problems;
  private final Map<String, Optional<JsonSchema>> schemas = new HashMap<>();

  /** Files of that folder; what is wrong with them goes to the problems. */
  public JsonFiles(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /**
   * A file that keeps to its schema.
   *
   * @param file path inside the folder
   * @param schema path of its schema inside the folder
   * @return empty when there was a problem, which is then noted
   */
  public Optional<JsonNode> read(String file, String schema) {
    Optional<JsonNode> document = parse(file);
    try {
      // Several files share a schema: it is read once, and what is wrong with it told once.
      Optional<JsonSchema> rules = schemas.computeIfAbsent(schema, this::schema);
      if (document.isEmpty() || rules.isEmpty()) {
        return Optional.empty();
      }
      Set<ValidationMessage> messages = rules.get().validate(document.get());
      messages.stream()
          .sorted(Comparator.comparing(JsonFiles::pointer))
          .forEach(message -> problems.add(file, pointer(message), message.getError()));
      return messages.isEmpty() ? document : Optional.empty();
    } catch (JsonSchemaException e) {
      problems.add(schema, "", "is no usable JSON Schema: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<JsonSchema> schema(String file) {
    return parse(file).map(rules -> SCHEMAS.getSchema(rules, CONFIG));
  }

  private Optional<JsonNode> parse(String file) {
    try {
      JsonNode node = MAPPER.readTree(Files.readString(folder.resolve(file)));
      if (!node.isObject()) {
        problems.add(file, "", "is no JSON object");
        return Optional.empty();
      }
      return Optional.of(node);
    } catch (JsonProcessingException e) {
      problems.add(file, "", "is no JSON, " + JsonMistake.said(e));
    } catch (NoSuchFileException e) {
      problems.add(file, "", "is missing");
    } catch (IOException e) {
      problems.add(file, "", "can't be read: " + e.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  /** The place of an unknown key is the key itself, not the object that holds it. */
  private static String pointer(ValidationMessage message) {
    String place = message.getInstanceLocation().toString();
    return message.getType().equals("additionalProperties") && message.getProperty() != null
        ? Problems.child(place, message.getProperty())
        : place;
  }
}
