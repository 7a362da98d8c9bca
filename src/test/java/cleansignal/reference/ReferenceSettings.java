package cleansignal.reference;

import cleansignal.reference.ai.AiSettings;
import cleansignal.reference.fault.Fault;
import cleansignal.reference.limit.Bypass;
import cleansignal.reference.limit.LimitPreset;
import cleansignal.reference.limit.LimitRule;
import cleansignal.reference.limit.LimiterName;
import cleansignal.reference.play.PlaySettings;
import cleansignal.reference.socket.SocketSettings;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a reference server is started with. As JSON it is an object of these names; absent ones take
 * the value in {@link #DEFAULTS}, unknown ones are refused.
 *
 * @param port main port, 0 for any free one; the host is always 127.0.0.1
 * @param adminPort admin port, 0 for any free one
 * @param bcryptCost cost of one password hash, 4 to 16; the target's is 12
 * @param poolSize users registered at the start, {@code <poolPrefix>1} and so on; 0 or more
 * @param poolPrefix start of their names
 * @param poolDomain domain of their addresses
 * @param poolPassword the password of all of them; needed unless the pool is empty
 * @param limits which limits the limiters start from
 * @param limitOverrides limits of single limiters, by the contract's names
 * @param bypass who passes the limiters
 * @param tokenLifeSeconds life of an access token, 1 or more
 * @param uniqueTokens whether tokens of one user that are made in the same second differ; the
 *     target's are equal
 * @param httpMoves whether moves can be made over HTTP, too
 * @param seed of ids and faults: with the same seed and the same calls they are the same
 * @param faults faults armed at the start
 * @param freezeAfterSeconds when to freeze, counted from the start; ignored if freezeSeconds is 0
 * @param freezeSeconds how long to freeze; 0 for not at all
 * @param restartAfterSeconds when to restart, counted from the start; 0 for never
 * @param restartSeconds how long the restart takes
 * @param dieAfterSeconds when the process halts without a word, counted from the start; 0 for never
 * @param sockets how long sockets wait
 * @param play how long games wait
 * @param ai the AI service, and how it is treated
 */
public record ReferenceSettings(
    int port,
    int adminPort,
    int bcryptCost,
    int poolSize,
    String poolPrefix,
    String poolDomain,
    String poolPassword,
    LimitPreset limits,
    Map<LimiterName, LimitRule> limitOverrides,
    Bypass bypass,
    int tokenLifeSeconds,
    boolean uniqueTokens,
    boolean httpMoves,
    long seed,
    List<Fault> faults,
    double freezeAfterSeconds,
    double freezeSeconds,
    double restartAfterSeconds,
    double restartSeconds,
    double dieAfterSeconds,
    SocketSettings sockets,
    PlaySettings play,
    AiSettings ai) {

  /** Quick to start, out of everybody's way: an empty pool, bcrypt 4, limits out of reach. */
  public static final ReferenceSettings DEFAULTS =
      new ReferenceSettings(
          0,
          0,
          4,
          0,
          "loadtest_user_",
          "loadtest.local",
          "",
          LimitPreset.RELAXED,
          Map.of(),
          Bypass.OFF,
          900,
          false,
          false,
          1,
          List.of(),
          0,
          0,
          0,
          0,
          0,
          SocketSettings.DEFAULTS,
          PlaySettings.DEFAULTS,
          AiSettings.DEFAULTS);

  /** Settings that are objects, in which absent names take their defaults, too. */
  private static final List<String> GROUPS = List.of("bypass", "sockets", "play", "ai");

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException with one line that names the setting
   */
  public ReferenceSettings {
    check(port >= 0 && port <= 65_535, "port must be from 0 to 65535");
    check(adminPort >= 0 && adminPort <= 65_535, "adminPort must be from 0 to 65535");
    check(bcryptCost >= 4 && bcryptCost <= 16, "bcryptCost must be from 4 to 16");
    check(poolSize >= 0, "poolSize must be 0 or more");
    check(poolSize == 0 || !poolPassword.isEmpty(), "poolPassword is missing");
    check(tokenLifeSeconds >= 1, "tokenLifeSeconds must be 1 or more");
    check(
        freezeAfterSeconds >= 0 && freezeSeconds >= 0 && dieAfterSeconds >= 0,
        "freezeAfterSeconds, freezeSeconds and dieAfterSeconds must be 0 or more");
    check(
        restartAfterSeconds >= 0 && restartSeconds >= 0,
        "restartAfterSeconds and restartSeconds must be 0 or more");
    limitOverrides = Map.copyOf(limitOverrides);
    faults = List.copyOf(faults);
  }

  /**
   * Reads settings from a JSON object.
   *
   * @throws IllegalArgumentException with one line that says what is wrong, and never the password
   */
  public static ReferenceSettings fromJson(String json) {
    try {
      JsonNode given = MAPPER.readTree(json);
      if (!(given instanceof ObjectNode object)) {
        throw new IllegalArgumentException("settings must be one JSON object");
      }
      object
          .properties()
          .forEach(setting -> check(!setting.getValue().isNull(), setting.getKey() + " is null"));
      ObjectNode merged = MAPPER.valueToTree(DEFAULTS);
      ObjectNode defaults = merged.deepCopy();
      merged.setAll(object);
      for (String group : GROUPS) {
        if (object.get(group) instanceof ObjectNode some) {
          merged.set(group, defaults.<ObjectNode>withObject("/" + group).setAll(some));
        }
      }
      return MAPPER.treeToValue(merged, ReferenceSettings.class);
    } catch (JsonParseException malformed) {
      // Its message quotes what it stumbled over, which may be the password.
      throw new IllegalArgumentException(
          "settings are no JSON from column " + malformed.getLocation().getColumnNr() + " on");
    } catch (JsonProcessingException mistake) {
      throw new IllegalArgumentException(Mistakes.said(mistake));
    }
  }

  /** Without the password, which is a secret. */
  @Override
  public String toString() {
    return "ReferenceSettings[poolSize=" + poolSize + ", limits=" + limits.wireName() + ", ...]";
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
