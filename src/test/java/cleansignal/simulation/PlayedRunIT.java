package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A run plays over its sockets: what it counts is what the server counts, and nothing is left. */
class PlayedRunIT {

  private static EndedRun run;
  private static JsonNode sockets;
  private static JsonNode play;

  @BeforeAll
  static void runOnce() {
    run = SharedRun.CLEAN.ended();
    sockets = run.truth().required("sockets");
    play = run.truth().required("play");
  }

  @Test
  void everyConnectIsOneThatTheServerAcknowledged() {
    assertThat(counted("connect"))
        .isPositive()
        .isEqualTo(sockets.required("connected").asLong())
        .isEqualTo(sockets.required("opened").asLong());
  }

  @Test
  void everyMoveIsOneThatTheServerGot() {
    assertThat(counted("move"))
        .isGreaterThan(500)
        .isEqualTo(received("player_move_by_id"))
        .isEqualTo(
            play.required("moves").required("human").asLong()
                + play.required("moves").required("rejected").asLong());
  }

  @Test
  void everyDecisionIsOneThatTheServerGot() {
    assertThat(counted("decision"))
        .isGreaterThan(20)
        .isEqualTo(received("player_choice_response"))
        .isEqualTo(play.required("choices").required("answered").asLong())
        .isEqualTo(play.required("choices").required("asked").asLong());
  }

  @Test
  void everyJoinAndEveryEchoToo() {
    assertThat(counted("join")).isPositive().isEqualTo(received("join_game"));
    assertThat(counted("echo")).isPositive().isEqualTo(received("diagnostic:ping"));
  }

  @Test
  void everyTurnOfAnAiIsMeasured() throws IOException {
    assertThat(recorded("ai turn"))
        .isGreaterThan(500)
        .isEqualTo(play.required("moves").required("ai").asLong());
  }

  /** The last of the lines that come every ten seconds of a run of one minute. */
  @Test
  void theLiveLineCountsWhatTheVerdictCounts() {
    List<Long> shown =
        Pattern.compile(" requests/s \\| ok ([\\d,]+)")
            .matcher(run.fork().console())
            .results()
            .map(line -> Long.parseLong(line.group(1).replace(",", "")))
            .toList();
    long counted = run.outcomes("whole", "ok");

    assertThat(shown).as(run.fork().console()).isNotEmpty();
    assertThat(shown.get(shown.size() - 1)).isBetween(counted / 2, counted);
  }

  @Test
  void everyGameIsRecorded() throws IOException {
    long started = play.required("games").required("started").asLong();

    assertThat(recorded("~game+ ")).isPositive().isEqualTo(started);
    assertThat(recorded("~game- ")).isEqualTo(started);
  }

  @Test
  void noFrameIsLost() {
    assertThat(run.heard()).isEqualTo(run.sent());
    assertThat(run.heard().get("game_state")).isGreaterThan(2_000);
  }

  @Test
  void nothingIsLeftOnTheServer() {
    assertThat(run.truth().required("games").required("running").asLong()).isZero();
    assertThat(play.required("games").required("started").asLong())
        .isPositive()
        .isEqualTo(play.required("games").required("finished").asLong());
    assertThat(sockets.required("closedByReason").properties())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.getKey()).isEqualTo("client");
              assertThat(reason.getValue().asLong()).isEqualTo(sockets.required("opened").asLong());
            });
  }

  @Test
  void theTargetsCountersAreReadBeforeAndAfter() {
    JsonNode after = run.json(RunFolder.READINGS).required("after");

    assertThat(after.required("ai-requests").asLong())
        .isPositive()
        .isEqualTo(play.required("aiService").required("success").asLong());
    assertThat(after.required("ai-fallbacks").asLong()).isZero();
  }

  private static long counted(String name) {
    return run.requests().required(name).required("count").asLong();
  }

  private static long recorded(String start) throws IOException {
    return RawLog.of(run.folder()).requests().stream()
        .filter(one -> one.name().startsWith(start))
        .count();
  }

  private static long received(String event) {
    return sockets.required("received").required(event).asLong();
  }
}
