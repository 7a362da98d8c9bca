package cleansignal.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What shapes a load besides its plan, and how long its users wait for answers, by key. Runs that
 * differ in it can't be compared, and one that differs from what is shipped is not the named run.
 */
public final class LoadSettings {

  private LoadSettings() {}

  /**
   * Those of a configuration.
   *
   * @return values as text, durations in ms; without seats that the plan itself knows, and options
   *     that are off
   */
  public static SortedMap<String, String> of(SuiteConfig config) {
    return of(config.games(), config.ai(), config.play(), config.sockets(), config.http());
  }

  /** What an operator who sets nothing gets on a target. */
  public static SortedMap<String, String> shipped(TargetEnvironment target) {
    Problems problems = new Problems();
    Map<Key<?>, Raw> merged = new LinkedHashMap<>(HoconFiles.defaults(problems));
    merged.putAll(HoconFiles.target(target, problems));
    Assembler assembler = new Assembler(Values.parse(merged, problems));
    return of(
        assembler.games(), assembler.ai(), assembler.play(), assembler.sockets(), assembler.http());
  }

  /**
   * What was changed of what is shipped for a target.
   *
   * @param settings those that a run tells; what it does not tell, it made no use of
   * @return a text for each that differs: key, value, and what is shipped
   */
  public static List<String> changes(TargetEnvironment target, Map<String, String> settings) {
    Map<String, String> shipped = shipped(target);
    List<String> changes = new ArrayList<>();
    new TreeMap<>(settings)
        .forEach(
            (key, value) -> {
              String own = shipped.getOrDefault(key, "not set");
              if (!value.equals(own)) {
                changes.add(key + " " + value + " (shipped: " + own + ")");
              }
            });
    return changes;
  }

  private static SortedMap<String, String> of(
      GameSettings games,
      AiSettings ai,
      PlaySettings play,
      SocketSettings sockets,
      HttpSettings http) {
    SortedMap<String, String> all = new TreeMap<>();
    put(all, Keys.BOARD_TYPE, games.boardType());
    put(all, Keys.MAX_PLAYERS, games.maxPlayers());
    put(all, Keys.MAX_MOVES, games.maxMoves());
    put(all, Keys.MAX_LIFETIME, games.maxLifetime());
    put(all, Keys.POLL_MIN, games.pollMin());
    put(all, Keys.POLL_MAX, games.pollMax());
    put(all, Keys.AI_MODE, ai.mode());
    put(all, Keys.AI_TYPE, ai.type());
    put(all, Keys.AI_DIFFICULTY, ai.difficulty());
    put(all, Keys.AI_COUNT, ai.count());
    put(all, Keys.THINK_MIN, play.thinkMin());
    put(all, Keys.THINK_MAX, play.thinkMax());
    put(all, Keys.MOVE_TIMEOUT, play.moveTimeout());
    putIfOn(all, Keys.RECONNECT_PROBABILITY, play.reconnects().probability());
    putIfOn(all, Keys.SPECTATOR_PROBABILITY, play.spectators().probability());
    putIfOn(all, Keys.DECISION_TIMEOUT_PROBABILITY, play.decisionTimeouts().probability());
    put(all, Keys.PING_INTERVAL, sockets.pingInterval());
    put(all, Keys.HOLD, sockets.hold());
    put(all, Keys.REQUEST_TIMEOUT, http.requestTimeout());
    return all;
  }

  private static void put(Map<String, String> all, Key<?> key, Object value) {
    all.put(key.name(), String.valueOf(value));
  }

  private static void put(Map<String, String> all, Key<?> key, Duration value) {
    all.put(key.name(), value.toMillis() + " ms");
  }

  private static void put(Map<String, String> all, Key<?> key, OptionalInt value) {
    value.ifPresent(number -> all.put(key.name(), String.valueOf(number)));
  }

  private static void putIfOn(Map<String, String> all, Key<?> key, double probability) {
    if (probability > 0) {
      all.put(key.name(), String.valueOf(probability));
    }
  }
}
