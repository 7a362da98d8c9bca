package cleansignal.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the folder that Gatling made for this run. Gatling names it {@code <simulation>-<start>}
 * and tells nobody; the start is taken right after {@code before()}, so it is the first such folder
 * that is not older than that moment.
 */
final class RunFolders {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunFolders() {}

  /**
   * The run's folder.
   *
   * @param results the folder of all runs
   * @param simulation simple name of the simulation's class
   * @param notBefore a moment just before Gatling started the run
   * @return empty when there is none yet
   * @throws IOException when the results can't be listed
   */
  static Optional<Path> find(Path results, String simulation, Instant notBefore)
      throws IOException {
    String prefix = simulation.toLowerCase(Locale.ROOT) + "-";
    String earliest = prefix + STAMP.format(notBefore);
    try (Stream<Path> folders = Files.list(results)) {
      return folders
          .filter(folder -> name(folder).matches(prefix + "\\d{17}"))
          .filter(folder -> name(folder).compareTo(earliest) >= 0)
          .min(Comparator.comparing(RunFolders::name));
    }
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }
}
