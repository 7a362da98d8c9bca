package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the SLO files hold, they load or are refused with the file and the place. */
class SloFilesFuzzTest {

  private static final int ROUNDS = 60;
  private static final JsonMapper JSON = new JsonMapper();

  /** What may stand where something else should. */
  private static final List<String> STRANGE =
      List.of(
          "null", "-1", "1e308", "\"\"", "[]", "{}", "true", "\"\\u0000\\uD83D\"", "0.5", "[1]");

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    GoodFiles.copyTo(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalogue.json", "staging.json", "scenarios/named.json"})
  void aChangedValueIsTakenOrNamed(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] good = Files.readAllBytes(file);
    int refused = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      JsonNode tree = JSON.readTree(good);
      change(tree, random);
      Files.write(file, JSON.writeValueAsBytes(tree));
      refused += refusals(name, seed);
    }
    assertThat(refused).as("refused of %d", ROUNDS).isGreaterThan(ROUNDS / 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalogue.json", "staging.json", "scenarios/named.json"})
  void changedBytesAreTakenOrNamed(String name) throws IOException {
    Path file = folder.resolve(name);
    byte[] good = Files.readAllBytes(file);
    int refused = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = good.clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(file, seed % 4 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
      refused += refusals(name, seed);
    }
    assertThat(refused).as("refused of %d", ROUNDS).isGreaterThan(ROUNDS / 3);
  }

  /** 1 when the files were refused, in the documented way; 0 when they were taken. */
  private int refusals(String name, int seed) {
    try {
      SloFiles.load(folder);
      return 0;
    } catch (SloException refusal) {
      assertThat(refusal.problems()).as("seed %d", seed).isNotEmpty();
      assertThat(refusal.getMessage()).as("seed %d", seed).contains(name);
      return 1;
    }
  }

  /** Puts something strange somewhere, or takes something away. */
  private static void change(JsonNode tree, SplittableRandom random) throws IOException {
    List<ObjectNode> objects = new ArrayList<>();
    collect(tree, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    if (keys.isEmpty()) {
      object.put("unheard-of", 1);
      return;
    }
    String key = keys.get(random.nextInt(keys.size()));
    if (random.nextInt(4) == 0) {
      object.remove(key);
    } else {
      object.set(key, JSON.readTree(STRANGE.get(random.nextInt(STRANGE.size()))));
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
      object.forEach(child -> collect(child, objects));
    } else if (node instanceof ArrayNode array) {
      array.forEach(child -> collect(child, objects));
    }
  }
}
