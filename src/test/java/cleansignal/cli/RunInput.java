package cleansignal.cli;

import cleansignal.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a command was told to read.
 *
 * @param id what reports call the run
 * @param log the log
 * @param folder the run folder; empty for a log that lies outside one
 * @param shown how the reader reaches the folder, never an absolute path; empty without one
 */
record RunInput(String id, Path log, Optional<RunFolder> folder, Optional<String> shown) {

  /**
   * Finds out what a path means: a run folder, a link to one, or a log. A log beside a {@code
   * run.json} stands for its folder.
   *
   * @throws NoSuchFileException when there is nothing, or a folder without a log
   * @throws IOException when the path can't be followed
   */
  static RunInput of(Path given) throws IOException {
    RunFolder found = RunFolder.find(given);
    if (Files.isDirectory(found.path())) {
      if (!Files.exists(found.simulationLog())) {
        throw new NoSuchFileException(given.resolve(RunFolder.SIMULATION_LOG).toString());
      }
      return of(found, given);
    }
    RunFolder around = new RunFolder(found.path().getParent());
    if (found.id().equals(RunFolder.SIMULATION_LOG) && Files.exists(around.manifest())) {
      return of(around, given.resolveSibling(""));
    }
    return new RunInput(found.id(), found.path(), Optional.empty(), Optional.empty());
  }

  /** Whether there is a folder with reports in it: a run that was cut short has none. */
  boolean hasReports() {
    return holds(RunFolder.VERDICT_MD);
  }

  /** Whether there is a folder with a file of that name in it. */
  boolean holds(String file) {
    return folder.filter(run -> Files.exists(run.path().resolve(file))).isPresent();
  }

  /** The folder's manifest; empty when it has none. */
  Optional<Path> manifest() {
    return folder.map(RunFolder::manifest).filter(Files::exists);
  }

  private static RunInput of(RunFolder folder, Path given) {
    boolean useful = !given.isAbsolute() && !given.toString().isEmpty();
    String shown = useful ? given.toString() : folder.id();
    return new RunInput(
        folder.id(), folder.simulationLog(), Optional.of(folder), Optional.of(shown));
  }
}
