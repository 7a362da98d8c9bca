package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All options of play at once, switched on as the operators know them: each has its rows and its
 * objectives, and what the run counts is what the server counts.
 *
 * <p>The server gives a decision 2 s instead of 30, and tokens end several times in the life of a
 * user who reads no game meanwhile: it is the reconnects that must refresh them.
 */
@Tag("long")
class OptionsIT {

  private static EndedRun run;
  private static JsonNode sockets;
  private static JsonNode play;

  @BeforeAll
  static void runOnce() throws IOException {
    run =
        GatlingRun.of("options", "WsGameplay")
            .with("scenario", "ws-gameplay")
            .with("workload", "baseline")
            .with("pace", "15")
            .with("cs.play.think.min", "150 ms")
            .with("cs.play.think.max", "450 ms")
            .with("cs.games.poll.min", "10 m")
            .with("cs.games.poll.max", "10 m")
            .with("cs.embedded.token-life", "6 s")
            .withVariable("CS_EMBEDDED_SERVER", "{\"play\":{\"choiceTimeoutMillis\":2000}}")
            .withVariable("WS_RECONNECT_PROBABILITY", "0.1")
            .withVariable("WS_RECONNECT_MAX_PER_GAME", "4")
            .withVariable("WS_RECONNECT_DELAY_MS", "300")
            .withVariable("WS_SPECTATOR_PROBABILITY", "0.5")
            .withVariable("WS_SPECTATOR_MAX_PER_GAME", "2")
            .withVariable("WS_SPECTATOR_SESSION_MS", "3000")
            .withVariable("WS_SPECTATOR_JOIN_DELAY_MS", "200")
            .withVariable("WS_DECISION_TIMEOUT_PROBABILITY", "0.5")
            .withVariable("WS_DECISION_TIMEOUT_MAX_PER_GAME", "2")
            .withVariable("WS_DECISION_TIMEOUT_MAX_WAIT_MS", "5000")
            .run();
    sockets = run.truth().required("sockets");
    play = run.truth().required("play");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws_reconnect_success",
        "ws_spectate_success",
        "decision_timeout_success",
        "decision_timeout_p95",
        "move_success",
        "ws_connect_success",
        "ws_protocol_errors",
        "ws_connection_errors",
        "true_error_rate",
        "wedged_games"
      })
  void isMet(String objective) {
    assertThat(run.objective(objective).required("status").asText())
        .as(run.explained())
        .isEqualTo("met");
  }

  /** How fast it is is the machine's affair, which has other tests to run. */
  @ParameterizedTest
  @ValueSource(strings = {"ws_reconnect_p95", "ws_spectate_p95", "ws_spectate_delay_p95"})
  void isJudged(String objective) {
    assertThat(run.objective(objective).required("status").asText())
        .as(run.explained())
        .isIn("met", "missed");
  }

  @Test
  void everyConnectAndReconnectIsOneThatTheServerAcknowledged() {
    assertThat(counted("reconnect")).isGreaterThan(20);
    assertThat(counted("connect") + counted("reconnect"))
        .isEqualTo(sockets.required("connected").asLong())
        .isEqualTo(sockets.required("opened").asLong());
    assertThat(sockets.required("refused").asLong()).isZero();
    assertThat(counted("POST /api/auth/refresh")).isGreaterThan(20);
  }

  @Test
  void everyJoinIsAPlayersOrASpectators() {
    assertThat(counted("rejoin")).isGreaterThan(20);
    assertThat(counted("spectate")).isGreaterThan(10).isEqualTo(received("leave_game"));
    assertThat(counted("join") + counted("rejoin") + counted("spectate"))
        .isEqualTo(received("join_game"));
  }

  @Test
  void everyDecisionIsAnsweredOrLeftToTheServer() throws IOException {
    JsonNode choices = play.required("choices");

    assertThat(records("decision timeout"))
        .hasSizeGreaterThan(3)
        .hasSize(choices.required("timed_out").asInt())
        .allSatisfy(record -> assertThat(record.ok()).isTrue())
        .allSatisfy(record -> assertThat(record.millis()).isBetween(1_900, 5_000));
    assertThat(counted("decision"))
        .isPositive()
        .isEqualTo(received("player_choice_response"))
        .isEqualTo(choices.required("answered").asLong());
    assertThat(choices.required("asked").asLong())
        .isEqualTo(choices.required("answered").asLong() + choices.required("timed_out").asLong());
  }

  @Test
  void spectatorsSeeStatesAndNeverMove() throws IOException {
    assertThat(records("spectated state")).hasSizeGreaterThan(100);
    assertThat(counted("move"))
        .isGreaterThan(300)
        .isEqualTo(received("player_move_by_id"))
        .isEqualTo(
            play.required("moves").required("human").asLong()
                + play.required("moves").required("rejected").asLong());
    assertThat(play.required("moves").required("rejectedByReason").has("authz")).isFalse();
  }

  @Test
  void nobodyIsGivenUpAndNothingIsLeft() {
    JsonNode games = play.required("games");
    assertThat(run.truth().required("games").required("running").asLong()).isZero();
    assertThat(games.required("started").asLong())
        .isPositive()
        .isEqualTo(games.required("finished").asLong());
    assertThat(games.required("finishedByReason").has("abandonment")).isFalse();
    assertThat(sockets.required("closedByReason").properties())
        .extracting(reason -> reason.getKey())
        .containsExactly("client");
  }

  private static List<RawLog.Request> records(String name) throws IOException {
    return RawLog.of(run.folder()).requests().stream()
        .filter(record -> record.name().equals(name))
        .toList();
  }

  private static long counted(String name) {
    return run.requests().required(name).required("count").asLong();
  }

  private static long received(String event) {
    return sockets.required("received").required(event).asLong();
  }
}
