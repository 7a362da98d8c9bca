package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.chain.HeldSocket.Step;
import cleansignal.outcome.Outcome;
import cleansignal.plan.SeatPlan;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.GameStatus;
import cleansignal.target.dialect.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HeldSocketTest {

  private static final long T0 = 1_700_000_000_000L;
  private static final long PING = 5_000;
  private static final long HOLD = 60_000;
  private static final long END = T0 + 100_000;

  private final HeldSocket held =
      new HeldSocket(Duration.ofMillis(PING), Duration.ofMillis(HOLD), END, Optional.empty());

  @Test
  void holdsOneSocketAfterAnotherAndAsksForEchoesUntilThePlanEndsIt() {
    assertThat(held.step(T0)).isEqualTo(Step.CONNECT);
    assertThat(held.attempt()).isEqualTo("connect");
    held.connected(T0);

    assertThat(held.step(T0)).isEqualTo(Step.WAIT);
    assertThat(held.step(T0 + PING - 1)).isEqualTo(Step.WAIT);
    assertThat(held.step(T0 + PING)).isEqualTo(Step.PING);
    assertThat(held.asks(T0 + PING)).isEqualTo(1);
    held.on(new GameEvent.Echo(1), T0 + PING + 12);
    assertThat(held.step(T0 + 2 * PING - 1)).isEqualTo(Step.WAIT);
    assertThat(held.step(T0 + 2 * PING)).isEqualTo(Step.PING);

    assertThat(held.step(T0 + HOLD)).isEqualTo(Step.CLOSE);
    held.closed(T0 + HOLD);
    assertThat(held.step(T0 + HOLD)).isEqualTo(Step.CONNECT);
    assertThat(held.attempt()).isEqualTo("connect");
    held.connected(T0 + HOLD);

    assertThat(held.step(END)).isEqualTo(Step.CLOSE);
    held.closed(END);
    assertThat(held.step(END)).isEqualTo(Step.DONE);
    assertThat(held.takeMeasurements())
        .containsExactly(Measurement.ok("echo", T0 + PING, T0 + PING + 12));
    assertThat(held.takeMeasurements()).isEmpty();
  }

  @Test
  void onlyTheEchoThatWasAskedForAnswers() {
    held.connected(T0);
    held.asks(T0 + PING);
    held.waited(T0 + PING + 10_000);
    held.asks(T0 + 2 * PING);

    assertThat(held.on(new GameEvent.Echo(1), T0 + 2 * PING + 1)).isFalse();
    assertThat(held.on(new GameEvent.Lobby("lobby:game_created"), T0 + 2 * PING + 2)).isFalse();
    assertThat(held.on(new GameEvent.Echo(2), T0 + 2 * PING + 3)).isTrue();

    assertThat(held.takeMeasurements())
        .extracting(Measurement::outcome)
        .containsExactly(Outcome.TIMEOUT, Outcome.OK);
  }

  @Test
  void aLimitersRefusalIsNoise() {
    held.connected(T0);
    held.asks(T0 + PING);

    assertThat(
            held.on(
                new GameEvent.Failure("RATE_LIMITED", "", Outcome.RATE_LIMITED, Intent.PING),
                T0 + PING + 4))
        .isTrue();

    assertThat(held.takeMeasurements())
        .containsExactly(
            new Measurement(
                "echo", T0 + PING, T0 + PING + 4, Outcome.RATE_LIMITED, "RATE_LIMITED"));
  }

  @Test
  void aLostSocketFailsTheOpenEchoAndIsReconnectedAtOnce() {
    held.connected(T0);
    held.asks(T0 + PING);
    held.lost(T0 + PING + 100);

    assertThat(held.takeMeasurements())
        .containsExactly(
            new Measurement(
                "echo", T0 + PING, T0 + PING + 100, Outcome.PROTOCOL, "the socket was closed"));
    assertThat(held.step(T0 + PING + 100)).isEqualTo(Step.CONNECT);
    assertThat(held.attempt()).isEqualTo("reconnect");
  }

  @Test
  void aFailedAttemptIsRepeatedAfterAPauseAndIsNoReconnectAnyMore() {
    held.connected(T0);
    held.lost(T0 + 10);
    held.connectFailed(T0 + 20);

    assertThat(held.step(T0 + 20)).isEqualTo(Step.WAIT);
    assertThat(held.waitMillis(T0 + 20)).isBetween(1L, 1_000L);
    assertThat(held.step(T0 + 1_020)).isEqualTo(Step.CONNECT);
    assertThat(held.attempt()).isEqualTo("connect");
  }

  @Test
  void aFrameThatBreaksTheProtocolIsAFailureThoughNothingWasAsked() {
    held.connected(T0);

    assertThat(held.on(new GameEvent.Malformed("no event name"), T0 + 7)).isFalse();

    assertThat(held.takeMeasurements())
        .containsExactly(
            new Measurement("frame", T0 + 7, T0 + 7, Outcome.PROTOCOL, "no event name"));
  }

  @Test
  void nobodyWaitsForLongNorForNoTime() {
    held.connected(T0);

    assertThat(held.waitMillis(T0)).isEqualTo(500);
    assertThat(held.waitMillis(T0 + PING - 20)).isEqualTo(20);
    assertThat(held.waitMillis(T0 + PING + 20)).isEqualTo(1);
  }

  @Test
  void watchesAGameBetweenItsPingsAndLeavesItBeforeItCloses() {
    Table table = new Table(SeatPlan.parse("1h+3a"));
    table.open("g", END).claimStart(T0);
    HeldSocket watching =
        new HeldSocket(
            Duration.ofMillis(PING),
            Duration.ofMillis(HOLD),
            END,
            Optional.of(new Spectator(Gallery.open(Tables.of(Map.of(0, table))))));
    watching.connected(T0);

    assertThat(watching.step(T0)).isEqualTo(Step.WATCH);
    assertThat(watching.watched()).isEqualTo("g");
    watching.watches(T0);
    assertThat(watching.on(new GameEvent.Echo(0), T0 + 1)).isFalse();
    assertThat(watching.on(state("g"), T0 + 8)).isTrue();
    assertThat(watching.step(T0 + 8)).isEqualTo(Step.WAIT);

    watching.asks(T0 + PING);
    assertThat(watching.on(state("g"), T0 + PING + 1)).isFalse();
    assertThat(watching.on(new GameEvent.Echo(1), T0 + PING + 2)).isTrue();

    assertThat(watching.step(T0 + HOLD)).isEqualTo(Step.UNWATCH);
    watching.unwatched(T0 + HOLD);
    assertThat(watching.step(T0 + HOLD)).isEqualTo(Step.CLOSE);
    watching.closed(T0 + HOLD);
    watching.connected(T0 + HOLD + 5);
    assertThat(watching.step(T0 + HOLD + 5)).isEqualTo(Step.WATCH);
    watching.watches(T0 + HOLD + 5);
    watching.waited(T0 + HOLD + 10_005);

    assertThat(watching.takeMeasurements())
        .containsExactlyInAnyOrder(
            Measurement.ok("echo", T0 + PING, T0 + PING + 2),
            Measurement.ok("spectate", T0, T0 + 8),
            new Measurement(
                "spectate",
                T0 + HOLD + 5,
                T0 + HOLD + 10_005,
                Outcome.TIMEOUT,
                "not shown the game"));
  }

  private static GameEvent state(String gameId) {
    return new GameEvent.State(
        new GameState(
            gameId,
            GameStatus.RUNNING,
            1,
            "p",
            false,
            0,
            OptionalInt.empty(),
            List.of(new GameState.Seat(1, "u", false)),
            List.of()));
  }
}
