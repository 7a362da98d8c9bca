package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A target that carries 40 users and no more, climbed in three levels of five seconds each. */
@Tag("long")
class BreakpointIT {

  /** Answers are later by this much for each user beyond. */
  private static final String CAPACITY =
      """
      [{'route':'*','kind':'delay','every':1,'beyondUsers':40,
        'distribution':{'type':'fixed','millis':150}}]""";

  /** What a few seconds with a few users can't prove, on a server that has just started. */
  private static final List<String> LEFT_OUT =
      List.of(
          "move_success",
          "move_stall_rate",
          "ai_latency_p95",
          "move_latency_p95",
          "game_state_p95");

  /** What must hold of the few there are. */
  private static final List<String> COUNTED = List.of("true_error_rate", "error_rate_5xx");

  @Test
  void findsTheCapacityOfTheTarget() throws IOException {
    EndedRun run =
        GatlingRun.smoke("breakpoint", "Breakpoint", "breakpoint")
            .with("cs.slo-files", quickFiles().toString())
            .with("pace", "60")
            .with("cs.breakpoint.levels", "16,32,48")
            .with("cs.breakpoint.step", "300 s")
            .with("cs.games.poll.min", "5 s")
            .with("cs.games.poll.max", "9 s")
            .with("cs.play.think.min", "100 ms")
            .with("cs.play.think.max", "300 ms")
            .withFaults(CAPACITY)
            .run();

    JsonNode climb = run.json(RunFolder.VERDICT_JSON).path("climb");
    assertThat(climb.path("levels").findValuesAsText("standing"))
        .as(run.explained())
        .containsExactly("met", "met", "missed");
    assertThat(climb.path("lastMetUsers").asInt()).isEqualTo(32);
    assertThat(climb.path("firstMissedUsers").asInt()).isEqualTo(48);
    assertThat(climb.at("/levels/2/missed").toString()).contains("\"api_latency_p95\"");
    assertThat(climb.path("kneeUsers").asInt()).isIn(16, 32);
    assertThat(climb.at("/levels/1/requestsPerSecond").asDouble())
        .isGreaterThan(climb.at("/levels/0/requestsPerSecond").asDouble());
    assertThat(climb.at("/levels/1/movesPerSecond").asDouble()).isPositive();
    assertThat(run.fork().out())
        .contains("32 users met all objectives; 48 users missed api_latency_p95");
    assertThat(run.verdict()).isEqualTo("FAIL");
    assertThat(run.text(RunFolder.RESULTS))
        .contains("| Breaking point | 48 users | 32 users met all objectives")
        .contains("- [x] NEEDS SCALING");
  }

  /** The SLO files, but for what a few seconds can't prove. */
  private static Path quickFiles() throws IOException {
    Path from = Path.of("slo");
    Path to = GatlingRun.emptyHome("breakpoint-slo");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path policy = to.resolve("scenarios/breakpoint.json");
    ObjectNode tree = (ObjectNode) new JsonMapper().readTree(policy.toFile());
    for (String id : LEFT_OUT) {
      ((ObjectNode) tree.required("required")).remove(id);
      ((ObjectNode) tree.required("notApplicable")).put(id, "too few in a few seconds");
    }
    for (String id : COUNTED) {
      ObjectNode change = (ObjectNode) tree.required("required").required(id);
      change.put("evidence", "point").put("evidenceReason", "too few in a few seconds");
    }
    Files.writeString(policy, tree.toString());
    return to.toAbsolutePath();
  }
}
