package cleansignal.slo;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
   *   <li>FAIL of a run that climbed is NEEDS SCALING when a level met all objectives before one
   *       missed any.
   *   <li>Any other FAIL is NEEDS SCALING when all its reasons are latencies or concurrencies.
   * </ul>
   *
   * @param climb how each level did; empty of a run that does not climb
   */
  public static Recommendation of(Verdict verdict, Optional<Climb> climb) {
    return switch (verdict.kind()) {
      case PASS -> PASS;
      case CONDITIONAL -> NEEDS_SCALING;
      case FAIL ->
          climb.isPresent() && climb.get().lastMet().isPresent() || isOfSize(verdict)
              ? NEEDS_SCALING
              : FAIL;
      case INVALID, INCONCLUSIVE -> NONE;
    };
  }

  private static boolean isOfSize(Verdict verdict) {
    List<Reason> reasons =
        verdict.reasons().stream().filter(reason -> reason.kind() == VerdictKind.FAIL).toList();
    return reasons.stream().allMatch(reason -> isOfSize(verdict, reason));
  }

  private static boolean isOfSize(Verdict verdict, Reason reason) {
    return verdict.objectives().stream()
        .filter(objective -> reason.objective().filter(objective.id()::equals).isPresent())
        .anyMatch(objective -> objective.isCoverage() || OF_SIZE.contains(objective.unit()));
  }
}
