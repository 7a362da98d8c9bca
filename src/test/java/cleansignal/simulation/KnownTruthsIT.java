package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every row of {@link KnownTruths}, two at a time where they don't disturb each other, and
 * holds verdict, reasons and counts against what was seeded.
 */
@Tag("known-truths")
@Execution(ExecutionMode.CONCURRENT)
class KnownTruthsIT {

  private static final Map<String, Integer> STATUS =
      Map.of("PASS", 0, "FAIL", 2, "INVALID", 3, "INCONCLUSIVE", 4, "CONDITIONAL", 5);

  private static final int RED = 2;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Fair, or a row that needs all of it would wait for ever. */
  private static final Semaphore ROOM = new Semaphore(TruthBase.ROOM, true);

  static Stream<KnownTruth> rows() {
    return KnownTruths.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theGateTellsTheTruth(KnownTruth row) throws IOException {
    ROOM.acquireUninterruptibly(row.base().room());
    try {
      twiceAtMost(row);
    } finally {
      ROOM.release(row.base().room());
    }
  }

  /** A run that was held up proves nothing, so its row has a second run, and that one decides. */
  private static void twiceAtMost(KnownTruth row) throws IOException {
    try {
      once(row);
    } catch (HeldUp first) {
      System.out.println(row.id() + " was held up: " + first.getMessage());
      check(row, timed(row));
    }
  }

  /**
   * What a row says depends on how much its run sends.
   *
   * @throws HeldUp when the run ended before its blow could fall, or contradicts its row and has
   *     too few answers to do so
   */
  private static void once(KnownTruth row) throws IOException {
    EndedRun run = timed(row);
    try {
      check(row, run);
    } catch (AssertionError contradiction) {
      if (row.expected().readable() && row.base().heldUp(run)) {
        throw new HeldUp(contradiction.getMessage());
      }
      throw contradiction;
    }
  }

  private static EndedRun timed(KnownTruth row) throws IOException {
    long startNanos = System.nanoTime();
    EndedRun run = row.run();
    System.out.printf(
        "%-32s %-12s %5.1f s  %s%n",
        row.id(),
        run.verdict(),
        (System.nanoTime() - startNanos) / NANOS_PER_SECOND,
        row.expected().readable() ? run.outcomes("whole") : "");
    return run;
  }

  private static void check(KnownTruth row, EndedRun run) {
    JsonNode verdict = run.json(RunFolder.VERDICT_JSON);
    SoftAssertions soft = new SoftAssertions();
    soft.assertThat(run.verdict()).isEqualTo(row.expected().verdict());
    soft.assertThat(verdict.required("exitStatus").asInt())
        .isEqualTo(STATUS.get(row.expected().verdict()));
    soft.assertThat(run.fork().exit()).as("exit status").isEqualTo(exit(row));
    reasons(soft, row.expected(), run);
    row.expected()
        .objectives()
        .forEach(
            (id, status) ->
                soft.assertThat(run.objective(id).required("status").asText())
                    .as(id)
                    .isEqualTo(status));
    counts(soft, row, run);
    soft.assertThat(soft.wasSuccess()).as(run.explained()).isTrue();
    soft.assertAll();
  }

  /** Gatling knows green and red, the judge tells the verdicts apart. */
  private static int exit(KnownTruth row) {
    int status = STATUS.get(row.expected().verdict());
    return row.retouch().isPresent() ? status : Math.min(status, RED);
  }

  /** The reasons for the verdict that was reached, and no others. */
  private static void reasons(SoftAssertions soft, ExpectedVerdict expected, EndedRun run) {
    List<JsonNode> reasons =
        elements(run.json(RunFolder.VERDICT_JSON).required("reasons"))
            .filter(reason -> reason.required("verdict").asText().equals(run.verdict()))
            .toList();
    List<String> blamed =
        reasons.stream()
            .filter(reason -> reason.has("objective"))
            .map(reason -> reason.required("objective").asText())
            .toList();
    soft.assertThat(blamed).as("reasons").containsAll(expected.blamed());
    if (expected.alone()) {
      soft.assertThat(expected.blamed()).as("reasons").containsAll(blamed);
    }
    List<String> texts = reasons.stream().map(reason -> reason.required("text").asText()).toList();
    expected
        .because()
        .ifPresentOrElse(
            text ->
                soft.assertThat(texts)
                    .as("reasons")
                    .anyMatch(one -> one.matches(".*" + text + ".*")),
            () -> soft.assertThat(texts).as("reasons").hasSameSizeAs(blamed));
    expected
        .warning()
        .ifPresent(
            text ->
                soft.assertThat(elements(run.json(RunFolder.VERDICT_JSON).required("warnings")))
                    .as("warnings")
                    .extracting(JsonNode::asText)
                    .anyMatch(one -> one.matches(".*" + text + ".*")));
  }

  /** Every outcome is as often there as the server says, and no other. */
  private static void counts(SoftAssertions soft, KnownTruth row, EndedRun run) {
    if (!row.expected().readable()) {
      return;
    }
    Map<String, Long> counted = new HashMap<>(run.outcomes("whole"));
    assertThat(counted.remove("ok")).as("requests that are ok").isPositive();
    for (TruthCount count : row.expected().counts()) {
      long there = Optional.ofNullable(counted.remove(count.outcome())).orElse(0L);
      if (count.needed()) {
        soft.assertThat(there).as(count.text()).isPositive();
      }
      if (count.isKnown()) {
        soft.assertThat(there).as(count.text()).isEqualTo(count.in(run.truth()));
      }
    }
    soft.assertThat(counted).as("outcomes that nobody seeded").isEqualTo(Map.of());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
