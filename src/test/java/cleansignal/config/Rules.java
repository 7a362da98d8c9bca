package cleansignal.config;

import java.util.List;
import java.util.Optional;

/** What must hold between keys. A rule is silent about keys that have no usable value. */
final class Rules {
  private final Values values;
  private final Problems problems;

  private Rules(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Checks what holds on every target. */
  static void check(Values values, Problems problems) {
    Rules rules = new Rules(values, problems);
    rules.shard();
    rules.atMost(Keys.POLL_MIN, Keys.POLL_MAX);
    rules.atMost(Keys.THINK_MIN, Keys.THINK_MAX);
    rules.atMost(Keys.AUTH_THINK_MIN, Keys.AUTH_THINK_MAX);
    rules.mix();
    rules.seats();
    rules.decisionTimeouts();
    rules.freeze();
    rules.ports();
  }

  private void shard() {
    Optional<Integer> index = values.get(Keys.SHARD_INDEX);
    Optional<Integer> count = values.get(Keys.SHARD_COUNT);
    if (index.isPresent() && count.isPresent() && index.get() >= count.get()) {
      problems.mustBe(
          Keys.SHARD_INDEX, values.raw(Keys.SHARD_INDEX), "below " + described(Keys.SHARD_COUNT));
    }
  }

  private <T extends Comparable<T>> void atMost(Key<T> lower, Key<T> upper) {
    Optional<T> least = values.get(lower);
    Optional<T> most = values.get(upper);
    if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
      problems.mustBe(lower, values.raw(lower), "at most " + described(upper));
    }
  }

  /** A run may drop its registrations: something else must be left. */
  private void mix() {
    if (unused(Keys.MIX_SESSION)
        && unused(Keys.MIX_EVERYWHERE)
        && (unused(Keys.MIX_RACE) || !values.get(Keys.RACES).orElse(true))) {
      problems.mustBe(
          Keys.MIX_SESSION,
          values.raw(Keys.MIX_SESSION),
          "above 0 as long as "
              + described(Keys.MIX_EVERYWHERE)
              + " and there are no race steps: a run may have to leave its registrations out");
    }
  }

  private boolean unused(Key<Integer> weight) {
    return values.get(weight).filter(value -> value == 0).isPresent();
  }

  /** The target starts a game of humans, or of one human and AIs, and no other. */
  private void seats() {
    Optional<Integer> seats = values.get(Keys.MAX_PLAYERS);
    Optional<Integer> ais = values.get(Keys.AI_COUNT);
    if (seats.isPresent() && ais.isPresent() && ais.get() != 0 && ais.get() != seats.get() - 1) {
      problems.mustBe(
          Keys.AI_COUNT,
          values.raw(Keys.AI_COUNT),
          "0 or, for one human, one less than " + described(Keys.MAX_PLAYERS));
    }
  }

  /** Or its users would give a game up that only waits for the target. */
  private void decisionTimeouts() {
    if (values.get(Keys.DECISION_TIMEOUT_PROBABILITY).filter(share -> share > 0).isPresent()) {
      atMost(Keys.DECISION_TIMEOUT_WAIT, Keys.STUCK_AFTER);
    }
  }

  private void freeze() {
    for (List<Key<?>> pair :
        List.of(
            List.<Key<?>>of(Keys.FREEZE_AFTER, Keys.FREEZE_FOR),
            List.<Key<?>>of(Keys.FREEZE_FOR, Keys.FREEZE_AFTER))) {
      Raw given = values.raw(pair.get(0));
      if (given.text().isPresent() && values.raw(pair.get(1)).text().isEmpty()) {
        problems.mustBe(pair.get(0), given, "given together with " + pair.get(1).name());
      }
    }
  }

  private void ports() {
    Optional<Integer> port = values.get(Keys.PORT);
    if (port.filter(number -> number != 0).equals(values.get(Keys.ADMIN_PORT))) {
      problems.mustBe(
          Keys.ADMIN_PORT, values.raw(Keys.ADMIN_PORT), "other than " + described(Keys.PORT));
    }
  }

  private String described(Key<?> key) {
    return Problems.describe(key, values.raw(key));
  }
}
