package cleansignal;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;

/**
 * A room uses itself and the floors below it. A room without a floor is refused, so that a new one
 * can't stay outside the rules.
 */
final class ImportsGoDown extends ArchCondition<JavaClass> {

  private static final String HOUSE = "cleansignal.";

  /** Commands and benchmarks stand on top: they use the house, nobody uses them. */
  private static final int TOP = 8;

  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("outcome", 0),
          Map.entry("config", 0),
          Map.entry("pool", 1),
          Map.entry("plan", 1),
          Map.entry("token", 1),
          Map.entry("services", 1),
          Map.entry("runlog", 1),
          Map.entry("target", 1),
          Map.entry("measure", 2),
          Map.entry("telemetry", 2),
          Map.entry("safety", 2),
          Map.entry("seed", 3),
          // A house of its own, which may use the target's names; the rules on it say who may
          // enter.
          Map.entry("reference", 2),
          Map.entry("slo", 3),
          Map.entry("report", 4),
          Map.entry("preflight", 4),
          Map.entry("request", 4),
          Map.entry("chain", 5),
          Map.entry("scenario", 6),
          Map.entry("simulation", 7),
          Map.entry("compare", 5),
          Map.entry("release", 6),
          Map.entry("cli", TOP),
          Map.entry("bench", TOP));

  ImportsGoDown() {
    super("import from lower floors only");
  }

  @Override
  public void check(JavaClass origin, ConditionEvents events) {
    String room = room(origin);
    if (room.isEmpty()) {
      return;
    }
    if (!FLOORS.containsKey(room)) {
      events.add(
          SimpleConditionEvent.violated(
              origin, origin.getName() + " is in the room " + room + ", which has no floor"));
      return;
    }
    origin.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> climbs(room, room(dependency.getTargetClass())))
        .map(Dependency::getDescription)
        .forEach(climb -> events.add(SimpleConditionEvent.violated(origin, climb)));
  }

  private static boolean climbs(String from, String to) {
    return !to.isEmpty() && !to.equals(from) && FLOORS.getOrDefault(to, TOP) >= FLOORS.get(from);
  }

  /** The room of a class; empty for what is not ours or stands in no room. */
  private static String room(JavaClass type) {
    String inside = type.getBaseComponentType().getPackageName() + ".";
    if (!inside.startsWith(HOUSE)) {
      return "";
    }
    String rest = inside.substring(HOUSE.length());
    return rest.isEmpty() ? "" : rest.substring(0, rest.indexOf('.'));
  }
}
