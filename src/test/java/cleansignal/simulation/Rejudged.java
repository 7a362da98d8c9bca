package cleansignal.simulation;

import cleansignal.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is left of a run when something has been done to its folder and it is judged again. */
final class Rejudged {

  private Rejudged() {}

  /**
   * Copies a run, does something to the copy, and judges that.
   *
   * @param name of the copy's folder
   */
  static EndedRun of(EndedRun original, String name, KnownTruth.Retouch retouch)
      throws IOException {
    Path results = GatlingRun.emptyHome(name).resolve("results");
    Path copy = results.resolve(original.folder().id());
    Files.createDirectories(copy);
    try (Stream<Path> files = Files.list(original.folder().path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    List<String> options = new ArrayList<>(List.of("--write"));
    options.addAll(retouch.apply(new RunFolder(copy)));
    return new EndedRun(Judge.run(copy, options.toArray(String[]::new)), results);
  }
}
