package cleansignal.slo;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What operators are advised to sign: the verdict in the words of a release. */
public enum Recommendation {
  /** All that must hold does. */
  PASS("PASS"),
  /** It answers wrongly, loses games or fails: more machines would not help. */
  FAIL("FAIL"),
  /** It answers well, but too slowly or for too few. */
  NEEDS_SCALING("NEEDS SCALING"),
  /** The run says nothing: run it again. */
  NONE("none");

  /** Units of objectives that are missed by slowness or by size. */
  private static final Set<String> OF_SIZE = Set.of("ms", "games", "players", "sockets");

  private final String text;

  Recommendation(String text) {
    this.text = text;
  }

  /** Its text in reports. */
  public String text() {
    return text;
  }

  /**
   * What follows from a verdict.
   *
   * <ul>
   *   <li>INVALID and INCONCLUSIVE advise nothing.
   *   <li>PASS is PASS, CONDITIONAL is NEEDS SCALING: it is missed within its margin.
   *   <li>FAIL is NEEDS SCALING when each of its reasons is one of size: a latency or a
   *       concurrency, an abort for latency, or what a level of a run that climbed missed above one
   *       that met all objectives.
   *   <li>Any other FAIL, such as that of a target that died on whatever level, is FAIL.
   * </ul>
   *
   * @param climb how each level did; empty of a run that does not climb
   */
  public static Recommendation of(Verdict verdict, Optional<Climb> climb) {
    return switch (verdict.kind()) {
      case PASS -> PASS;
      case CONDITIONAL -> NEEDS_SCALING;
      case FAIL -> isOfSize(verdict, climb) ? NEEDS_SCALING : FAIL;
      case INVALID, INCONCLUSIVE -> NONE;
    };
  }

  private static boolean isOfSize(Verdict verdict, Optional<Climb> climb) {
    Set<String> carriedBelow = climb.map(Recommendation::carriedBelow).orElse(Set.of());
    return verdict.reasons().stream()
        .filter(reason -> reason.kind() == VerdictKind.FAIL)
        .allMatch(
            reason ->
                reason.slowness()
                    || reason.objective().filter(carriedBelow::contains).isPresent()
                    || isOfSize(verdict, reason));
  }

  /** The objectives that were met with fewer users, and then missed. */
  private static Set<String> carriedBelow(Climb climb) {
    return climb.lastMet().isEmpty()
        ? Set.of()
        : climb.levels().stream()
            .flatMap(level -> level.missed().stream())
            .collect(Collectors.toSet());
  }

  private static boolean isOfSize(Verdict verdict, Reason reason) {
    return verdict.objectives().stream()
        .filter(objective -> reason.objective().filter(objective.id()::equals).isPresent())
        .anyMatch(objective -> objective.isCoverage() || OF_SIZE.contains(objective.unit()));
  }
}
