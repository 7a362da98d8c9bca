package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

  private static final SloFiles SLO = SloFiles.load(Path.of("slo"));

  @Test
  void healthyRunPasses() {
    Verdict verdict =
        Evaluator.judge(SampleRun.healthy().measures(), SampleManifest.baseline().manifest(), SLO);
    assertThat(verdict.reasons()).isEmpty();
    assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
    assertThat(verdict.accepted()).isTrue();
    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.caveats()).isEmpty();
    assertThat(verdict.releaseGate()).isTrue();
  }
}
