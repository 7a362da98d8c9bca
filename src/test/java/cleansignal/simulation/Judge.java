package cleansignal.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command that judges a run again, in a JVM of its own. */
final class Judge {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Judge() {}

  /**
   * Judges a run.
   *
   * @param run a run folder or a log
   */
  static JvmFork.Ended run(Path run, String... options) throws IOException {
    Path folder = Files.createTempDirectory("judge");
    try {
      List<String> arguments = new ArrayList<>(List.of(options));
      arguments.add(run.toString());
      try (JvmFork fork =
          JvmFork.start(
              folder,
              List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
              Map.of(),
              "cleansignal.cli.JudgeCommand",
              arguments)) {
        return fork.await(LIMIT);
      }
    } finally {
      Files.delete(folder.resolve("out.txt"));
      Files.delete(folder.resolve("err.txt"));
      Files.delete(folder);
    }
  }
}
