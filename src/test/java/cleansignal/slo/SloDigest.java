package cleansignal.slo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** A name for what SLO files say, so that a verdict can tell by which it was judged. */
final class SloDigest {

  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private SloDigest() {}

  /**
   * The same for files that say the same, whatever their white space, line ends and order of keys.
   *
   * @param files content by path inside the SLO folder
   * @return SHA-256, 64 hexadecimal digits in lower case
   */
  static String of(SortedMap<String, JsonNode> files) {
    try {
      String text = SORTED.writeValueAsString(SORTED.convertValue(files, Object.class));
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(
          "trees can be written, and every JVM has SHA-256", impossible);
    }
  }
}
