package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.ringrift.RingRiftDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkTest {

  private static final long T0 = 1_700_000_000_000L;
  private static final String OPENED =
      "0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":30000,"
          + "\"maxPayload\":1000000}";
  private static final String ACKNOWLEDGED = "40{\"sid\":\"b\"}";
  private static final String REFUSED = "44{\"message\":\"Authentication failed\"}";
  private static final String PONG =
      "42[\"diagnostic:pong\",{\"timestamp\":1,\"sequence\":7,\"serverTimestamp\":\"x\"}]";

  private final List<GameEvent> handedOn = new ArrayList<>();
  private final Link link =
      new Link(new RingRiftDialect(), (event, at) -> handedOn.add(event) && false);

  @Test
  void anAcknowledgedConnectIsTheSuccessAndNothingBefore() {
    link.begin("connect", false, T0);
    link.opened();

    assertThat(link.received(OPENED, T0 + 5)).isFalse();
    assertThat(link.ready()).isFalse();
    assertThat(link.received(ACKNOWLEDGED, T0 + 30)).isTrue();
    link.attempted(true, Optional.empty(), T0 + 31);

    assertThat(link.ready()).isTrue();
    assertThat(link.takeMeasurements())
        .containsExactly(
            Measurement.ok("connect", T0, T0 + 30), Measurement.ok("~socket+", T0 + 30, T0 + 30));
    assertThat(handedOn).isEmpty();
  }

  @Test
  void aRefusalFailsThoughTheSocketStaysOpen() {
    link.begin("connect", false, T0);
    link.opened();

    assertThat(link.received(REFUSED, T0 + 20)).isTrue();
    link.attempted(true, Optional.empty(), T0 + 21);

    assertThat(link.ready()).isFalse();
    assertThat(link.takeMeasurements())
        .containsExactly(
            new Measurement("connect", T0, T0 + 20, Outcome.PROTOCOL, "Authentication failed"));
  }

  @Test
  void aRefusalOfAnExpiredTokenIsNoise() {
    link.begin("reconnect", true, T0);
    link.opened();
    link.received(REFUSED, T0 + 20);

    assertThat(link.takeMeasurements())
        .extracting(Measurement::name, Measurement::outcome)
        .containsExactly(tuple("reconnect", Outcome.AUTH_EXPIRED));
  }

  @Test
  void withoutAnAnswerTheAttemptTimesOut() {
    link.begin("connect", false, T0);
    link.opened();
    link.received(OPENED, T0 + 5);
    link.attempted(true, Optional.empty(), T0 + 10_000);

    assertThat(link.ready()).isFalse();
    assertThat(link.takeMeasurements())
        .containsExactly(
            new Measurement(
                "connect", T0, T0 + 10_000, Outcome.TIMEOUT, "CONNECT not acknowledged"));
  }

  @Test
  void aSocketThatClosesBeforeTheAnswerBreaksTheProtocol() {
    link.begin("connect", false, T0);
    link.opened();
    link.attempted(false, Optional.of("Premature close"), T0 + 40);

    assertThat(link.takeMeasurements())
        .extracting(Measurement::outcome)
        .containsExactly(Outcome.PROTOCOL);
  }

  @Test
  void aSocketThatNeverOpensFailsByGatlingsWords() {
    link.begin("connect", false, T0);
    link.attempted(
        false,
        Optional.of(
            "j.n.ConnectException: finishConnect(..) failed with error(-111): Connection refused"),
        T0 + 2);

    assertThat(link.takeMeasurements())
        .extracting(Measurement::outcome)
        .containsExactly(Outcome.UNAVAILABLE);
  }

  @Test
  void whatComesAfterwardsGoesToItsUser() {
    connect();

    assertThat(link.received(PONG, T0 + 50)).isFalse();
    assertThat(handedOn).containsExactly(new GameEvent.Echo(7));
  }

  @Test
  void anEndByThePlanIsALifeAndNoFailure() {
    connect();
    link.closed(T0 + 5_000);

    assertThat(link.ready()).isFalse();
    assertThat(link.takeMeasurements())
        .containsExactly(
            Measurement.ok("connection life", T0 + 30, T0 + 5_000),
            Measurement.ok("~socket- plan", T0 + 5_000, T0 + 5_000));
    link.closed(T0 + 6_000);
    assertThat(link.takeMeasurements()).isEmpty();
  }

  @Test
  void anEndByTheServerIsAFailureEvenWithoutAWord() {
    connect();
    link.lost(Optional.of(" "), T0 + 5_000);

    assertThat(link.takeMeasurements())
        .containsExactly(
            new Measurement(
                "connection life",
                T0 + 30,
                T0 + 5_000,
                Outcome.PROTOCOL,
                "closed by the server: no reason given"),
            Measurement.ok("~socket- lost", T0 + 5_000, T0 + 5_000));
  }

  @Test
  void aConnectionThatFellSilentIsAFailureToo() {
    connect();
    link.silent(T0 + 5_000);

    assertThat(link.ready()).isFalse();
    assertThat(link.takeMeasurements())
        .containsExactly(
            new Measurement(
                "connection life",
                T0 + 30,
                T0 + 5_000,
                Outcome.PROTOCOL,
                "given up: no answer and not a word"),
            Measurement.ok("~socket- lost", T0 + 5_000, T0 + 5_000));
  }

  @Test
  void aServerThatSaysGoodByeHasEndedItThoughTheSocketIsOpen() {
    connect();
    assertThat(link.dismissed()).isFalse();

    assertThat(link.received("41", T0 + 50)).isTrue();

    assertThat(link.dismissed()).isTrue();
    link.lost(Optional.empty(), T0 + 51);
    link.begin("reconnect", false, T0 + 60);
    assertThat(link.dismissed()).isFalse();
  }

  private void connect() {
    link.begin("connect", false, T0);
    link.opened();
    link.received(ACKNOWLEDGED, T0 + 30);
    link.takeMeasurements();
  }
}
