package cleansignal.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much CPU a process may use: the processors that the JVM sees, or less where a control group
 * grants less. The JVM rounds the group's quota up to whole processors, so a process on 1.2
 * processors would never seem to use more than 60 %.
 */
final class CpuAllowance {

  private static final Path GROUPS = Path.of("/sys/fs/cgroup");

  private CpuAllowance() {}

  /** Of this process, in processors. */
  static double processors() {
    return processors(Runtime.getRuntime().availableProcessors(), GROUPS);
  }

  /**
   * The smaller of the two.
   *
   * @param available processors that the JVM sees
   * @param groups where the control groups are mounted: version 2 tells quota and period in {@code
   *     cpu.max}, version 1 in two files below {@code cpu}
   */
  static double processors(int available, Path groups) {
    List<String> second = words(groups.resolve("cpu.max"));
    if (second.size() == 2) {
      return atMost(available, second.get(0), second.get(1));
    }
    List<String> quota = words(groups.resolve("cpu/cpu.cfs_quota_us"));
    List<String> period = words(groups.resolve("cpu/cpu.cfs_period_us"));
    return quota.size() == 1 && period.size() == 1
        ? atMost(available, quota.get(0), period.get(0))
        : available;
  }

  private static double atMost(int available, String quota, String period) {
    // "max" and -1 mean that there is no quota.
    boolean limited = quota.matches("\\d{1,18}") && period.matches("[1-9]\\d{0,17}");
    return limited
        ? Math.min(available, Double.parseDouble(quota) / Double.parseDouble(period))
        : available;
  }

  private static List<String> words(Path file) {
    try {
      return List.of(Files.readString(file).strip().split("\\s+"));
    } catch (IOException none) {
      return List.of();
    }
  }
}
