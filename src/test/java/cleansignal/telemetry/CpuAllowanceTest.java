package cleansignal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuAllowanceTest {

  @TempDir Path groups;

  @Test
  void withoutControlGroupsAllProcessorsMayBeUsed() {
    assertThat(CpuAllowance.processors(4, groups)).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "max 100000, 4",
    "120000 100000, 1.2",
    "50000 100000, 0.5",
    "800000 100000, 4",
    "0 0, 4",
    "nonsense, 4",
    "'', 4"
  })
  void aQuotaOfVersionTwoIsKept(String text, double processors) throws IOException {
    Files.writeString(groups.resolve("cpu.max"), text + "\n");

    assertThat(CpuAllowance.processors(4, groups)).isEqualTo(processors);
  }

  @ParameterizedTest
  @CsvSource({"-1, 100000, 4", "150000, 100000, 1.5", "150000, 0, 4"})
  void aQuotaOfVersionOneIsKept(String quota, String period, double processors) throws IOException {
    Files.createDirectories(groups.resolve("cpu"));
    Files.writeString(groups.resolve("cpu/cpu.cfs_quota_us"), quota + "\n");
    Files.writeString(groups.resolve("cpu/cpu.cfs_period_us"), period + "\n");

    assertThat(CpuAllowance.processors(4, groups)).isEqualTo(processors);
  }
}
