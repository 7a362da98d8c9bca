package cleansignal.seed;

import cleansignal.config.SeedingSettings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of users as the configuration describes it, and the statements that follow from it. */
final class UserTable {

  /** Stands for the time of the transaction. */
  static final String NOW = "{now}";

  private static final String EMAIL = "{email}";
  private static final String HASH = "{hash}";

  private final String table;
  private final Map<String, JsonNode> columns;

  private UserTable(String table, Map<String, JsonNode> columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * Reads the description.
   *
   * @throws SeedException when no column, or more than one, is the e-mail or the hash alone, or a
   *     value is neither text, number nor truth
   */
  static UserTable of(SeedingSettings settings) {
    Map<String, JsonNode> columns = new LinkedHashMap<>();
    try {
      new JsonMapper()
          .readTree(settings.columns())
          .properties()
          .forEach(column -> columns.put(column.getKey(), column.getValue()));
    } catch (JsonProcessingException noJson) {
      throw new SeedException("cs.seeding.columns is no JSON object", noJson);
    }
    columns.forEach(
        (name, value) -> {
          if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
            throw new SeedException(
                "cs.seeding.columns: " + name + " must be a text, a number, true or false");
          }
        });
    UserTable described = new UserTable(settings.table(), columns);
    described.only(EMAIL);
    described.only(HASH);
    return described;
  }

  /**
   * What a new user has in the columns of {@link #insert()} that are not {@link #NOW}, in order.
   */
  List<JsonNode> values() {
    return columns.values().stream().filter(value -> !isNow(value)).toList();
  }

  /** Adds a user unless its e-mail is there. */
  String insert() {
    String names =
        columns.keySet().stream().map(UserTable::quoted).collect(Collectors.joining(", "));
    String values =
        columns.values().stream()
            .map(value -> isNow(value) ? "now()" : "?")
            .collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO NOTHING"
        .formatted(name(), names, values, email());
  }

  /** Reads e-mail and hash of the users among an array of e-mails. */
  String select() {
    return "SELECT %s, %s FROM %s WHERE %s = ANY (?)".formatted(email(), hash(), name(), email());
  }

  /** Gives a hash to the users among an array of e-mails. */
  String update() {
    return "UPDATE %s SET %s = ? WHERE %s = ANY (?)".formatted(name(), hash(), email());
  }

  /** Removes the users among an array of e-mails. */
  String delete() {
    return "DELETE FROM %s WHERE %s = ANY (?)".formatted(name(), email());
  }

  private String name() {
    return Arrays.stream(table.split("\\."))
        .map(UserTable::quoted)
        .collect(Collectors.joining("."));
  }

  private String email() {
    return quoted(only(EMAIL));
  }

  private String hash() {
    return quoted(only(HASH));
  }

  private String only(String value) {
    List<String> found =
        columns.entrySet().stream()
            .filter(column -> column.getValue().isTextual())
            .filter(column -> column.getValue().asText().equals(value))
            .map(Map.Entry::getKey)
            .toList();
    if (found.size() != 1) {
      throw new SeedException("cs.seeding.columns must have one column that is \"" + value + "\"");
    }
    return found.get(0);
  }

  private static boolean isNow(JsonNode value) {
    return value.isTextual() && value.asText().equals(NOW);
  }

  private static String quoted(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }
}
