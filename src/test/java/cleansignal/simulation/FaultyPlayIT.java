package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong on one player's socket ends as documented, is counted as often as the server did
 * it, and costs nobody else anything.
 */
@Tag("long")
class FaultyPlayIT {

  private static EndedRun run;
  private static RawLog log;
  private static List<JsonNode> failures;

  @BeforeAll
  static void runOnce() throws IOException {
    run = FaultyRun.ONE_FAULT_A_USER.ended();
    log = RawLog.of(run.folder());
    failures = run.failures();
  }

  @Test
  void aTokenThatIsRefusedAfterTheUpgradeIsAFailedConnect() {
    long refused = run.truth().at("/sockets/refused").asLong();

    assertThat(refused).isGreaterThanOrEqualTo(2).isEqualTo(struck("WS connect", "refuse"));
    assertThat(failures(1, "connect", "protocol")).isEqualTo(refused);
    assertThat(failures(1)).isEqualTo(refused);
    assertThat(received(1, "join_game")).as("games of who never got in").isZero();
    assertThat(run.objective("ws_connect_success").required("status").asText()).isEqualTo("missed");
  }

  /** The plan may end a player in the moment in which the server closes its socket. */
  @Test
  void aSocketThatTheServerClosesWhileItIsIdleIsNoticedAndReplaced() {
    long closed = struck("WS idle", "close");

    assertThat(closed).isGreaterThanOrEqualTo(3);
    assertThat(failures(2, "connection life", "protocol")).isBetween(closed - 1, closed);
    assertThat(received(2, "join_game")).as("it joins its game again").isGreaterThanOrEqualTo(3);
    assertThat(received(2, "player_move_by_id")).as("it plays all the same").isPositive();
  }

  @Test
  void heartbeatsThatDoNotComeCostNothing() {
    assertThat(struck("WS ping", "omit")).isOne();
    assertThat(failures(3)).isZero();
    assertThat(received(3, "player_move_by_id")).isGreaterThan(5);
  }

  @Test
  void aTruncatedFrameIsALostConnectionAndTheGameGoesOn() {
    long cut = struck("WS game_state", "cut");

    assertThat(cut).isPositive();
    assertThat(failures(4, "connection life", "protocol")).isEqualTo(cut);
    assertThat(received(4, "join_game")).as("it joins its game again").isGreaterThan(1);
  }

  @Test
  void statesThatComeThreeSecondsLateAreStallsAndNoErrors() {
    long stalls =
        log.named("move").filter(RawLog.Request::ok).filter(move -> move.millis() > 2_000).count();

    assertThat(struck("WS game_state", "delay")).isGreaterThanOrEqualTo(2);
    assertThat(failures(5)).isZero();
    assertThat(stalls).isPositive().isLessThanOrEqualTo(received(5, "player_move_by_id"));
    assertThat(run.objective("move_stall_rate").required("status").asText()).isEqualTo("missed");
  }

  @Test
  void aGameThatIsForgottenInMidPlayIsLostAndAnotherIsOpened() {
    long forgotten = struck("WS move", "forget");

    long refused = run.truth().at("/play/moves/rejectedByReason/game_not_found").asLong();
    long notFound = run.truth().at("/totals/byStatus/404").asLong();

    assertThat(forgotten).isPositive().isEqualTo(refused);
    // A read that is under way at that moment finds it gone too.
    assertThat(failures(6)).isEqualTo(refused + notFound);
    assertThat(run.outcomes("whole", "lifecycle")).isEqualTo(refused + notFound);
    assertThat(ended("lost")).isEqualTo(forgotten);
    assertThat(received(6, "join_game")).as("its games").isBetween(forgotten, forgotten + 1);
  }

  /**
   * All players have choices withdrawn, also those who are to notice nothing; but not all choices,
   * or moves that are rejected too would be three in a row without progress.
   */
  @Test
  void aChoiceThatIsWithdrawnIsNoFailureAndTheGameGoesOn() {
    long withdrawn = struck("WS choice", "withdraw");

    assertThat(withdrawn).isPositive();
    // Whose connection is cut while it is asked has its choice canceled too.
    assertThat(run.truth().at("/play/choices/canceled").asLong())
        .isBetween(withdrawn, withdrawn + struck("WS game_state", "cut"));
    assertThat(failures(7)).isZero();
    assertThat(received(7, "player_move_by_id")).isGreaterThan(5);
  }

  @Test
  void aMoveThatIsRejectedOnceIsRejectedAndTheGameGoesOn() {
    long rejected = struck("WS move", "reject");

    assertThat(rejected).isPositive();
    assertThat(failures(8, "move", "rejected")).isEqualTo(rejected);
    assertThat(failures(8)).isEqualTo(rejected);
    assertThat(received(8, "player_move_by_id")).isBetween(3 * rejected, 3 * rejected + 2);
  }

  @Test
  void aGameThatRejectsForEverIsWedgedAfterThreeMovesAndLeft() {
    long rejected = struck("WS move", "wedge");

    assertThat(ended("wedged")).isGreaterThanOrEqualTo(1).isEqualTo(rejected / 3);
    assertThat(failures(9, "move", "rejected")).isEqualTo(rejected);
    assertThat(failures(9)).isEqualTo(rejected);
    assertThat(run.objective("wedged_games").required("status").asText()).isEqualTo("missed");
  }

  @Test
  void nobodyElseNotices() {
    for (int user = 10; user <= 20; user++) {
      assertThat(failures(user)).as("failures of user %d", user).isZero();
    }
  }

  @Test
  void theVerdictNamesWhatBroke() {
    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL"))
        .contains(
            "ws_connect_success",
            "ws_protocol_errors",
            "lifecycle_mismatches",
            "move_success",
            "move_stall_rate",
            "wedged_games");
  }

  @Test
  void nothingIsLeftOnTheServer() {
    assertThat(run.truth().at("/games/running").asLong()).isZero();
  }

  private static long struck(String point, String kind) {
    return run.truth()
        .required("routes")
        .required(point)
        .required("faults")
        .required(kind)
        .asLong();
  }

  private static long received(int user, String event) {
    return run.truth().at("/sockets/receivedFromUser/loadtest_user_" + user).path(event).asLong();
  }

  private static long ended(String reason) {
    return log.named("~game- 1h+1a " + reason).count();
  }

  private static long failures(int user, String request, String outcome) {
    return of(user)
        .filter(failure -> failure.required("request").asText().equals(request))
        .filter(failure -> failure.required("outcome").asText().equals(outcome))
        .count();
  }

  private static long failures(int user) {
    return of(user).count();
  }

  /**
   * Whose it is stands in the request's id; the pool's users are dealt in the order of the plan.
   */
  private static Stream<JsonNode> of(int user) {
    Predicate<String> his = id -> id.matches(".*-u" + (user - 1) + "(-.*)?");
    return failures.stream().filter(failure -> his.test(failure.path("requestId").asText()));
  }
}
