package cleansignal.slo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What a run must do for an objective to apply to it. Known before the run starts. */
public enum Condition {
  /** Players close their sockets on purpose and come back. */
  RECONNECTS("reconnects") {
    @Override
    Optional<String> unmet(PlayPlan plan, double limitMillis) {
      return unless(plan.reconnects(), "the run plans no reconnects");
    }
  },
  /** Second identities watch games. */
  SPECTATORS("spectators") {
    @Override
    Optional<String> unmet(PlayPlan plan, double limitMillis) {
      return unless(plan.spectators(), "the run plans no spectators");
    }
  },
  /** Players leave decisions unanswered on purpose. */
  DECISION_TIMEOUTS("decision-timeouts") {
    @Override
    Optional<String> unmet(PlayPlan plan, double limitMillis) {
      return unless(plan.decisionTimeouts(), "the run leaves no decision unanswered");
    }
  },
  /** Sockets are held longer than the limit: a life that the plan ends shows nothing. */
  HELD_LONGER("held-longer") {
    @Override
    Optional<String> unmet(PlayPlan plan, double limitMillis) {
      return plan.hold()
          .map(
              hold ->
                  unless(hold.toMillis() > limitMillis, "the plan holds a socket " + text(hold)))
          .orElse(Optional.of("how long the plan holds a socket is unknown"));
    }
  };

  private final String text;

  Condition(String text) {
    this.text = text;
  }

  /**
   * Why it is not met; empty when it is.
   *
   * @param limitMillis the objective's limit, where that is a time
   */
  abstract Optional<String> unmet(PlayPlan plan, double limitMillis);

  /** The condition of that text in the catalogue; empty for any other text. */
  static Optional<Condition> ofText(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }

  private static Optional<String> unless(boolean met, String why) {
    return met ? Optional.empty() : Optional.of(why);
  }

  private static String text(Duration hold) {
    return Figures.plain(hold.toMillis() / 1000.0) + " s";
  }
}
