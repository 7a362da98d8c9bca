package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.chain.PlayStep.Drop;
import cleansignal.chain.PlayStep.End;
import cleansignal.chain.PlayStep.Ending;
import cleansignal.chain.PlayStep.Listen;
import cleansignal.chain.PlayStep.Reconnect;
import cleansignal.chain.PlayStep.Send;
import cleansignal.chain.PlayStep.Think;
import cleansignal.config.PlaySettings;
import cleansignal.outcome.Outcome;
import cleansignal.target.ringrift.RingRiftDialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole games at a table whose server makes mistakes, in a time of their own: none may hang. */
class GamePlayFaultsTest {

  private static final long T0 = 1_700_000_000_000L;
  private static final long LIFE = 600_000;
  private static final int GAMES = 40;
  private static final int MOST_STEPS = 20_000;

  private final List<Measurement> measured = new ArrayList<>();
  private final List<Exchange> sent = new ArrayList<>();
  private GamePlay play;
  private long now = T0;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void withoutFaultsTheServersTruthIsOurs(long seed) {
    for (int game = 0; game < GAMES; game++) {
      FaultyTable table = new FaultyTable(seed * 1_000 + game, Set.of());
      assertThat(played(table, seed)).isEqualTo(Ending.FINISHED);

      assertThat(measured).extracting(Measurement::outcome).containsOnly(Outcome.OK);
      assertThat(count("join")).isEqualTo(1);
      assertThat(count("rejoin")).isZero();
      assertThat(count("move")).isEqualTo(table.movesTaken()).isEqualTo(play.moves());
      assertThat(count("decision")).isEqualTo(table.decisionsTaken());
      assertThat(count("ai turn")).isEqualTo(table.aiMoves());
      assertThat(play.historyLength()).isEqualTo(table.historyLength());
    }
  }

  @ParameterizedTest
  @EnumSource(FaultyTable.Fault.class)
  void withOneKindOfFaultEveryGameEnds(FaultyTable.Fault fault) {
    int met = 0;
    for (int game = 0; game < GAMES; game++) {
      FaultyTable table = new FaultyTable(game, EnumSet.of(fault));
      Ending ending = played(table, game);

      assertThat(ending).as("game %d", game).isIn(fault.endings());
      assertThat(measured)
          .extracting(Measurement::outcome)
          .isSubsetOf(fault.outcomesAnd(Outcome.OK));
      met += table.faultsMet();
    }
    assertThat(met).as("a fault that never happens proves nothing").isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void withAllFaultsEveryGameEnds(long seed) {
    for (int game = 0; game < GAMES; game++) {
      FaultyTable table =
          new FaultyTable(seed * 1_000 + game, EnumSet.allOf(FaultyTable.Fault.class));
      played(table, seed);
      assertThat(play.moves()).isLessThanOrEqualTo(table.movesTaken());
    }
  }

  /** This server never resolves a decision by itself, so each is answered in the end. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void withOptionsButWithoutFaultsTheServersTruthIsOursToo(long seed) {
    long drops = 0;
    long timeouts = 0;
    for (int game = 0; game < GAMES; game++) {
      FaultyTable table = new FaultyTable(seed * 1_000 + game, Set.of());
      played(table, seed, Options.of(0.1, 0.2, 3));

      assertThat(measured)
          .filteredOn(one -> !one.name().equals("decision timeout"))
          .extracting(Measurement::outcome)
          .containsOnly(Outcome.OK);
      assertThat(count("join")).isEqualTo(1);
      assertThat(count("move")).isEqualTo(table.movesTaken()).isEqualTo(play.moves());
      assertThat(count("decision")).isEqualTo(table.decisionsTaken());
      drops += count("rejoin");
      timeouts += count("decision timeout");
    }
    assertThat(drops).isPositive();
    assertThat(timeouts).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void withAllFaultsAndOptionsEveryGameEnds(long seed) {
    for (int game = 0; game < GAMES; game++) {
      FaultyTable table =
          new FaultyTable(seed * 1_000 + game, EnumSet.allOf(FaultyTable.Fault.class));
      played(table, seed, Options.of(0.1, 0.5, 3));
      assertThat(play.moves()).isLessThanOrEqualTo(table.movesTaken());
    }
  }

  private Ending played(FaultyTable table, long seed) {
    return played(table, seed, Options.off());
  }

  private Ending played(FaultyTable table, long seed, PlaySettings options) {
    measured.clear();
    sent.clear();
    now = T0;
    play =
        new GamePlay(
            new RingRiftDialect(),
            new SplittableRandom(seed),
            PlayRules.customary(Duration.ofMillis(200), Duration.ofMillis(400), 1_000),
            FaultyTable.ME,
            FaultyTable.GAME,
            T0 + LIFE,
            T0,
            new Whims(options, new SplittableRandom(seed), new Quiet()));
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      for (FaultyTable.Delivery due : table.due(now)) {
        play.heard(due.event(), due.atMillis());
      }
      PlayStep step = play.step(now);
      if (step instanceof End end) {
        measured.addAll(play.takeMeasurements());
        check();
        return end.ending();
      }
      act(step, table);
    }
    throw new AssertionError("no end after " + (now - T0) + " ms: " + measured);
  }

  private void act(PlayStep step, FaultyTable table) {
    if (step instanceof Send send) {
      sent.add(send.exchange());
      play.sent(send, now);
      table.receive(send, now);
    } else if (step instanceof Think think) {
      pass(think.left(), table);
    } else if (step instanceof Listen listen) {
      pass(listen.limit(), table);
    } else if (step instanceof Drop) {
      now = play.dropped(now);
      assertThat(play.step(now)).isInstanceOf(Reconnect.class);
      play.reconnected();
      table.reconnected();
    } else {
      assertThat(step).isInstanceOf(Reconnect.class);
      now += 100;
      play.reconnected();
      table.reconnected();
    }
  }

  private void pass(Duration most, FaultyTable table) {
    assertThat(most).isPositive();
    long until = now + most.toMillis();
    Optional<Long> next = table.nextMillis();
    now = Math.max(now, Math.min(until, next.orElse(until)));
  }

  /** What must hold however the game went. */
  private void check() {
    assertThat(now - T0).isLessThanOrEqualTo(LIFE + 10_000);
    long lastEnd = T0;
    long exchanges = 0;
    for (Measurement one : measured) {
      assertThat(one.startMillis()).isBetween(T0, one.endMillis());
      boolean ours = Set.of("join", "rejoin", "move", "decision").contains(one.name());
      if (ours) {
        exchanges++;
        assertThat(one.endMillis() - one.startMillis()).isLessThanOrEqualTo(10_000);
        // At most one at a time.
        assertThat(one.startMillis()).isGreaterThanOrEqualTo(lastEnd);
        lastEnd = one.endMillis();
      }
    }
    // Only an answer to a withdrawn choice, and a join that a choice overtook, are not measured.
    assertThat(exchanges).isLessThanOrEqualTo(sent.size());
  }

  private long count(String name) {
    return measured.stream().filter(one -> one.name().equals(name)).count();
  }
}
