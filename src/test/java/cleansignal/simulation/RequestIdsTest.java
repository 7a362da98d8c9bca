package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Outcome;
import cleansignal.report.Failure;
import cleansignal.report.JudgePipeline;
import cleansignal.report.JudgedRun;
import cleansignal.request.Exchanges;
import cleansignal.runlog.Logs;
import cleansignal.runlog.RunManifest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestIdsTest {

  private static final String READ = "GET /api/games/:id";
  private static final String CREATE = "POST /api/games";
  private static final RunManifest MANIFEST = TestRuns.manifest(TestRuns.embedded(), "baseline");

  /** Two failures of one name at almost the same time, and one of another name between them. */
  private static JudgedRun judged() throws IOException {
    return new JudgePipeline(TestRuns.slo())
        .judge(
            "run",
            Logs.source(
                Logs.header("concurrent-games"),
                log -> {
                  log.user(0, true, 0);
                  log.request(READ, 1_000, 1_020, false, "outcome, found server-error 500");
                  log.request(CREATE, 1_001, 1_030, false, "outcome, found server-error 500");
                  log.request(READ, 1_003, 11_003, false, "Request timeout to x after 10000 ms");
                  log.user(0, false, 12_000);
                }),
            MANIFEST);
  }

  @Test
  void eachFailureGetsTheIdOfTheNearestOfItsName() throws IOException {
    JudgedRun run =
        RequestIds.into(
            judged(),
            List.of(
                // No answer came: its start is a little early.
                remembered(READ, "late", 1_002, Outcome.NETWORK),
                remembered(CREATE, "create", 1_001, Outcome.SERVER_ERROR),
                remembered(READ, "read", 1_000, Outcome.SERVER_ERROR)));

    assertThat(run.failures())
        .map(Failure::requestId)
        .containsExactly(Optional.of("read"), Optional.of("create"), Optional.of("late"));
  }

  @Test
  void anIdIsGivenOnce() throws IOException {
    JudgedRun run =
        RequestIds.into(judged(), List.of(remembered(READ, "only", 1_000, Outcome.SERVER_ERROR)));

    assertThat(run.failures())
        .map(Failure::requestId)
        .containsExactly(Optional.of("only"), Optional.empty(), Optional.empty());
  }

  @Test
  void nothingElseOfTheRunChanges() throws IOException {
    JudgedRun before = judged();
    JudgedRun after =
        RequestIds.into(before, List.of(remembered(READ, "r", 1_000, Outcome.SERVER_ERROR)));

    assertThat(after.verdict()).isEqualTo(before.verdict());
    assertThat(after.measures()).isEqualTo(before.measures());
    assertThat(after.failures())
        .map(Failure::message)
        .isEqualTo(before.failures().stream().map(Failure::message).toList());
  }

  @Test
  void aRunWithoutNumbersHasNoFailuresToName() throws IOException {
    JudgedRun unreadable =
        new JudgePipeline(TestRuns.slo()).judge("run", Logs.source(new byte[0]), MANIFEST);
    assertThat(unreadable.measures()).isEmpty();

    assertThat(
            RequestIds.into(
                unreadable, List.of(remembered(READ, "r", 1_000, Outcome.SERVER_ERROR))))
        .isEqualTo(unreadable);
  }

  private static Exchanges.Ended remembered(
      String name, String id, long sinceStartMillis, Outcome outcome) {
    long start = Logs.START + sinceStartMillis;
    return new Exchanges.Ended(name, id, start, start + 20, outcome);
  }
}
