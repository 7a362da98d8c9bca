package cleansignal.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of value that keys have. */
final class Types {
  /** The verdicts that an operator can accept: what is proven bad or no evidence never is. */
  private static final List<String> ACCEPTABLE = List.of("PASS", "CONDITIONAL", "INCONCLUSIVE");

  private static final Predicate<String> WHOLE = Pattern.compile("-?[0-9]+").asMatchPredicate();

  private static final int MOST_USERS = 100_000;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Types() {}

  /** A list with commas between its items, at least one. */
  static <T> ValueType<List<T>> list(String allowed, Function<String, T> item) {
    return ValueType.of(
            allowed + ", with commas between them", text -> items(text).map(item).toList())
        .shownAs(items -> items.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  /** What stands between the commas, also before the first and after the last. */
  private static Stream<String> items(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip);
  }

  static ValueType<Integer> whole(int min, int max) {
    return ValueType.of(
        "a whole number from " + min + " to " + max,
        text -> require(Integer.valueOf(digits(text)), value -> value >= min && value <= max));
  }

  static ValueType<Long> seed() {
    return ValueType.of("a whole number of up to 64 bits", text -> Long.valueOf(digits(text)));
  }

  /** Java takes a plus and the digits of every script. */
  private static String digits(String text) {
    return require(text, WHOLE);
  }

  static ValueType<Double> number(double min, double max) {
    return ValueType.of(
            "a number from " + plain(min) + " to " + plain(max),
            text -> require(Double.valueOf(text), value -> value >= min && value <= max))
        .shownAs(Types::plain);
  }

  static ValueType<Duration> duration(String min, String max) {
    Duration least = parseDuration(min);
    Duration most = parseDuration(max);
    return ValueType.of(
            "a duration with its unit from " + min + " to " + max,
            text ->
                require(
                    parseDuration(text),
                    value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0))
        .shownAs(Types::show);
  }

  static ValueType<String> oneOf(String... words) {
    List<String> known = List.of(words);
    return ValueType.of(alternatives(known), text -> require(text, known::contains));
  }

  static ValueType<Boolean> either(String yes, String no) {
    return ValueType.of(
            yes + " or " + no,
            text -> require(text, word -> word.equals(yes) || word.equals(no)).equals(yes))
        .shownAs(value -> value ? yes : no);
  }

  static <E extends Enum<E>> ValueType<E> constant(Class<E> type) {
    List<E> constants = List.of(type.getEnumConstants());
    Function<String, E> parser =
        text ->
            constants.stream()
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    return ValueType.of(alternatives(constants.stream().map(E::toString).toList()), parser);
  }

  static ValueType<String> matching(String allowed, String regex) {
    Predicate<String> matches = Pattern.compile(regex).asMatchPredicate();
    return ValueType.of(allowed, text -> require(text, matches));
  }

  static ValueType<Secret> secret(String allowed, String regex) {
    Predicate<String> matches = Pattern.compile(regex).asMatchPredicate();
    return ValueType.of(allowed, text -> Secret.of(require(text, matches))).asSecret();
  }

  static ValueType<Path> path() {
    return ValueType.of("a path", text -> Path.of(require(text, word -> !word.isBlank())));
  }

  /** A path of which only the last part is shown: where it lies is the operator's own business. */
  static ValueType<Path> privatePath() {
    return path().shownAs(path -> path.getFileName().toString());
  }

  static ValueType<Set<String>> verdicts() {
    return ValueType.of(
            "a list of " + String.join(", ", ACCEPTABLE) + " (PASS is always accepted)",
            Types::parseVerdicts)
        .shownAs(verdicts -> String.join(", ", verdicts));
  }

  /** Rising numbers of users, as on a command line or as a list of a file. */
  static ValueType<List<Integer>> levels() {
    return ValueType.of("a rising list of whole numbers from 1 to 100000", Types::parseLevels)
        .shownAs(levels -> levels.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  private static List<Integer> parseLevels(String text) {
    List<Integer> levels =
        items(text.replaceFirst("^\\[(.*)\\]$", "$1"))
            .map(Types::digits)
            .map(Integer::valueOf)
            .toList();
    require(levels.get(0), lowest -> lowest >= 1);
    for (int level = 1; level < levels.size(); level++) {
      int before = levels.get(level - 1);
      require(levels.get(level), next -> next > before);
    }
    require(levels.get(levels.size() - 1), highest -> highest <= MOST_USERS);
    return levels;
  }

  static ValueType<String> jsonArray() {
    return json("a JSON array", JsonNode::isArray);
  }

  static ValueType<String> jsonObject() {
    return json("a JSON object", JsonNode::isObject);
  }

  private static ValueType<String> json(String allowed, Predicate<JsonNode> kind) {
    return ValueType.of(
        allowed,
        text -> {
          try {
            require(JSON.readTree(text), kind);
            return text;
          } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
          }
        });
  }

  private static Set<String> parseVerdicts(String text) {
    List<String> named = items(text.toUpperCase(Locale.ROOT)).toList();
    require(named, ACCEPTABLE::containsAll);
    Set<String> verdicts = new LinkedHashSet<>(ACCEPTABLE);
    verdicts.removeIf(verdict -> !verdict.equals("PASS") && !named.contains(verdict));
    return verdicts;
  }

  private static <T> T require(T value, Predicate<T> condition) {
    if (!condition.test(value)) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  /** HOCON's durations, except that a number alone is refused: it would mean milliseconds. */
  private static Duration parseDuration(String text) {
    require(text, word -> !word.isEmpty() && Character.isLetter(word.charAt(word.length() - 1)));
    try {
      String hocon = text.replaceFirst("(?<=[\\d\\s])min$", "m");
      return ConfigValueFactory.fromAnyRef(hocon).atKey("duration").getDuration("duration");
    } catch (ConfigException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String show(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String alternatives(List<String> words) {
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
