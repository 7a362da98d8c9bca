package cleansignal.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * {@code results/latest}, which names the newest run: a relative symbolic link, so that the results
 * can be moved or copied as a whole, or, on a file system without links, a text file with the
 * folder's name.
 */
public final class LatestRun {
  /** Its name among the run folders. */
  public static final String NAME = "latest";

  private LatestRun() {}

  /**
   * Makes it name that run; nobody ever sees it missing.
   *
   * @param results the folder of all run folders
   * @param id the run folder's name
   * @throws IOException when neither a link nor a file can be made
   */
  public static void point(Path results, String id) throws IOException {
    Path draft = results.resolve("." + NAME + "-" + id);
    try {
      link(draft, id);
      replace(draft, results.resolve(NAME));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * The run folder that a text file of this name stands for.
   *
   * @param path any path
   * @return the folder named in it when the path is such a file, else the path itself
   * @throws IOException when the file can't be read, or holds no folder's name
   */
  public static Path follow(Path path) throws IOException {
    if (!path.endsWith(NAME) || !Files.isRegularFile(path)) {
      return path;
    }
    String id = Files.readString(path, StandardCharsets.UTF_8).strip();
    if (!id.matches("[\\w-]+")) {
      throw new IOException(NAME + " names no run folder");
    }
    return path.resolveSibling(id);
  }

  private static void link(Path draft, String id) throws IOException {
    try {
      Files.createSymbolicLink(draft, Path.of(id));
    } catch (UnsupportedOperationException | IOException noLinks) {
      Files.writeString(draft, id + "\n", StandardCharsets.UTF_8);
    }
  }

  private static void replace(Path draft, Path latest) throws IOException {
    if (Files.isDirectory(latest, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(NAME + " is a folder");
    }
    try {
      Files.move(draft, latest, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, latest, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
