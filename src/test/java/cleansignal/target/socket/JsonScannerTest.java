package cleansignal.target.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  /** Everything that could be taken for the end of something. */
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "}",
          "]",
          "{[",
          "\"",
          "\\",
          "\\\\\"",
          "},{\"",
          "12345678",
          "1234567\\",
          "é",
          "漢字",
          "\uD83D\uDE00",
          "\u0000\n\t",
          "\u017b\u017d\u015b\u015d\u0122",
          "a longer text, with } and ] in it");

  @Test
  void oneValueAfterAnother() throws JsonSyntaxException {
    JsonScanner json =
        scanner(" { \"a\" : 12 , \"b\" : [ \"x\" , { } , -3 ] , \"\\u0063\" : { \"d\" : null } } ");

    json.enterObject();
    assertThat(json.nextKey()).isTrue();
    assertThat(json.keyIs("a")).isTrue();
    assertThat(json.keyIs("b")).isFalse();
    assertThat(json.keyIs("aa")).isFalse();
    assertThat(json.keyIs("")).isFalse();
    assertThat(json.readInt()).isEqualTo(12);
    assertThat(json.nextKey()).isTrue();
    json.enterArray();
    assertThat(json.nextElement()).isTrue();
    assertThat(json.atString()).isTrue();
    assertThat(json.readString()).isEqualTo("x");
    assertThat(json.nextElement()).isTrue();
    assertThat(json.atString()).isFalse();
    assertThat(json.readRaw().text()).isEqualTo("{ }");
    assertThat(json.nextElement()).isTrue();
    assertThat(json.readInt()).isEqualTo(-3);
    assertThat(json.nextElement()).isFalse();
    assertThat(json.nextKey()).isTrue();
    assertThat(json.keyIs("c")).isTrue();
    assertThat(json.keyIs("\\u0063")).isFalse();
    json.skip();
    assertThat(json.nextKey()).isFalse();
    json.finish();
  }

  @Test
  void onlyItsPartOfTheFrameIsRead() throws JsonSyntaxException {
    JsonScanner json = JsonScanner.over(new Slice("xx[1]{", 2, 5));
    assertThat(json.readRaw()).isEqualTo(new Slice("xx[1]{", 2, 5));
    json.finish();

    assertThatThrownBy(() -> JsonScanner.over(new Slice("[1]", 0, 2)).skip())
        .isInstanceOf(JsonSyntaxException.class);
    assertThatThrownBy(() -> JsonScanner.over(new Slice("\"a\"", 0, 2)).readString())
        .isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  void aValueThatLiesBehindCanBeReadAgain() throws JsonSyntaxException {
    JsonScanner json = scanner("[ \"é漢\", {\"a\":1}, 2]");
    json.enterArray();
    json.nextElement();
    json.skip();
    json.nextElement();
    Slice behind = json.readRaw();

    JsonScanner again = json.within(behind);
    again.enterObject();
    assertThat(again.nextKey()).isTrue();
    assertThat(again.readInt()).isEqualTo(1);
    assertThat(again.nextKey()).isFalse();
    again.finish();
    assertThat(json.nextElement()).isTrue();
    assertThat(json.readInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-0,0", "7,7", "-12,-12", "999999999,999999999", "-999999999,-999999999"})
  void smallWholeNumbers(String text, int value) throws JsonSyntaxException {
    assertThat(scanner(text).readInt()).isEqualTo(value);
    assertThat(scanner(text + ",").readInt()).isEqualTo(value);
    assertThat(scanner(" " + text + "}").readInt()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+1",
        "1.0",
        "1e3",
        "01",
        "1000000000",
        "99999999999",
        "--1",
        "1a",
        "null",
        "\"1\"",
        "[1]",
        "0x1"
      })
  void anyOtherNumberIsRefused(String text) {
    assertThatThrownBy(() -> scanner(text).readInt()).isInstanceOf(JsonSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "\"a",
        "\"\\\"",
        "\"\\",
        "\"\\u\"",
        "\"\\u12\"",
        "\"\\u123g\"",
        "\"\\u\u0661\u0661\u0661\u0661\"",
        "\"\\x\"",
        "a"
      })
  void brokenStringsAreRefused(String text) {
    assertThatThrownBy(() -> scanner(text).readString()).isInstanceOf(JsonSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[", "[[]", "{\"a\":1", "{\"a\":\"}", "\"", ",", "}", ":", "[\"\\]"})
  void whatHasNoEndCanNotBeSkipped(String text) {
    assertThatThrownBy(() -> scanner(text).skip()).isInstanceOf(JsonSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\" 1}",
        "{a:1}",
        "{,}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{1:2}"
      })
  void brokenObjectsAreRefused(String text) {
    JsonScanner json = scanner(text);
    assertThatThrownBy(
            () -> {
              json.enterObject();
              while (json.nextKey()) {
                json.skip();
              }
            })
        .isInstanceOf(JsonSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,]", "[,1]", "[1 2]", "[1", "[1,2"})
  void brokenArraysAreRefused(String text) {
    JsonScanner json = scanner(text);
    assertThatThrownBy(
            () -> {
              json.enterArray();
              while (json.nextElement()) {
                json.skip();
              }
            })
        .isInstanceOf(JsonSyntaxException.class);
  }

  /** The exact place where each value starts and ends, for every value of generated trees. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyPartIsTheOneThatJacksonSees(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300; i++) {
      JsonNode tree = tree(random, 0);
      String text = random.nextBoolean() ? tree.toString() : tree.toPrettyString();
      // Words are eight long: every offset to them must do.
      String padded = " ".repeat(random.nextInt(9)) + text + " ".repeat(random.nextInt(9));
      JsonScanner json = scanner(padded);
      compare(json.readRaw(), tree);
      json.finish();
    }
  }

  /** A text that is cut anywhere has no end. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aTruncatedTreeIsAlwaysNoticed(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      String text = NODES.arrayNode().add(tree(random, 0)).toString();
      String cut = text.substring(0, random.nextInt(text.length()));
      assertThatThrownBy(() -> scanner(cut).skip()).as(cut).isInstanceOf(JsonSyntaxException.class);
    }
  }

  private static void compare(Slice raw, JsonNode expected) throws Exception {
    assertThat(JSON.readTree(raw.text())).isEqualTo(expected);
    JsonScanner json = JsonScanner.over(raw);
    if (expected.isObject()) {
      json.enterObject();
      Iterator<Map.Entry<String, JsonNode>> fields = expected.properties().iterator();
      while (json.nextKey()) {
        Map.Entry<String, JsonNode> field = fields.next();
        assertThat(json.keyIs(field.getKey())).isTrue();
        compare(json.readRaw(), field.getValue());
      }
      assertThat(fields.hasNext()).isFalse();
    } else if (expected.isArray()) {
      json.enterArray();
      Iterator<JsonNode> elements = expected.elements();
      while (json.nextElement()) {
        compare(json.readRaw(), elements.next());
      }
      assertThat(elements.hasNext()).isFalse();
    } else if (expected.isTextual()) {
      assertThat(json.readString()).isEqualTo(expected.textValue());
    } else if (expected.isInt()) {
      assertThat(json.readInt()).isEqualTo(expected.intValue());
    } else {
      json.skip();
    }
    json.finish();
  }

  private static JsonNode tree(SplittableRandom random, int depth) {
    boolean deeper = depth == 0 || depth < DEEPEST && random.nextBoolean();
    return deeper ? container(random, depth) : leaf(random);
  }

  private static JsonNode container(SplittableRandom random, int depth) {
    int size = random.nextInt(5);
    if (random.nextBoolean()) {
      ArrayNode array = NODES.arrayNode();
      for (int i = 0; i < size; i++) {
        array.add(tree(random, depth + 1));
      }
      return array;
    }
    ObjectNode object = NODES.objectNode();
    for (int i = 0; i < size; i++) {
      object.set(text(random) + i, tree(random, depth + 1));
    }
    return object;
  }

  private static JsonNode leaf(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> NODES.numberNode(random.nextInt(-999_999_999, 1_000_000_000));
      case 1 -> NODES.numberNode(random.nextDouble());
      case 2 -> NODES.booleanNode(random.nextBoolean());
      case 3 -> NODES.nullNode();
      default -> NODES.textNode(text(random));
    };
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      text.append(TEXTS.get(random.nextInt(TEXTS.size())));
    }
    return text.toString();
  }

  private static JsonScanner scanner(String text) {
    return JsonScanner.over(Slice.of(text));
  }
}
