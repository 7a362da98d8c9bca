package cleansignal.slo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What a run must plan to do for an objective to apply to it. Known before the run starts. */
public enum Condition {
  /** Opens sockets. */
  SOCKETS("sockets", "the run opens no sockets"),
  /** Plays games over them. */
  MOVES("moves", "the run plays no moves"),
  /** Plays against AIs. */
  AIS("ais", "no AI plays in the run"),
  /** Sends diagnostic pings. */
  ECHOES("echoes", "the run asks for no echoes"),
  /** Players close their sockets on purpose and come back. */
  RECONNECTS("reconnects", "the run plans no reconnects"),
  /** Second identities watch games. */
  SPECTATORS("spectators", "the run plans no spectators"),
  /** Players leave decisions unanswered on purpose. */
  DECISION_TIMEOUTS("decision-timeouts", "the run leaves no decision unanswered"),
  /** Users come and go: they log in and out again and again. */
  LIFECYCLE("lifecycle", "nobody comes and goes in the run"),
  /** New users are registered. */
  REGISTRATIONS("registrations", "nobody registers in the run"),
  /** Users do at once what should come one after the other. */
  RACES("races", "the run has no race steps"),
  /** Holds its peak for long enough to show a drift: half an hour, unpaced. */
  SOAK("soak", "the plan holds its peak for less than half an hour"),
  /** Holds sockets longer than the limit: a life that the plan ends shows nothing. */
  HELD_LONGER("held-longer", "how long the plan holds a socket is unknown");

  private final String text;
  private final String unmet;

  Condition(String text, String unmet) {
    this.text = text;
    this.unmet = unmet;
  }

  /**
   * Why it is not met; empty when it is.
   *
   * @param limitMillis the objective's limit, where that is a time
   */
  Optional<String> unmet(PlayPlan plan, double limitMillis) {
    if (this == HELD_LONGER && plan.hold().isPresent()) {
      Duration hold = plan.hold().get();
      return hold.toMillis() > limitMillis
          ? Optional.empty()
          : Optional.of(
              "the plan holds a socket " + Figures.plain(hold.toMillis() / 1000.0) + " s");
    }
    return plan.does().contains(this) ? Optional.empty() : Optional.of(unmet);
  }

  /** The name used in SLO files and manifests, for example {@code moves}. */
  public String text() {
    return text;
  }

  /** The condition of that text in SLO files; empty for any other text. */
  static Optional<Condition> ofText(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }
}
