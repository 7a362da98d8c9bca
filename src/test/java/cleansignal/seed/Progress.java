package cleansignal.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How far seeding over the API has come, in a file, because a limiter may want it to go on
 * tomorrow, and asking again for users that are there counts against the limiter as well.
 */
final class Progress {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final String of;

  /**
   * The progress of seeding those users there.
   *
   * @param file where it is kept
   * @param target address of the target
   * @param first the first of the users: with another first one, nothing is known of those between
   */
  Progress(Path file, String target, SeedUser first) {
    this.file = file;
    this.of = target + " from " + first.email();
  }

  /** Number of the last user that is known to be there; 0 when nothing is known. */
  int last() {
    try {
      JsonNode kept = JSON.readTree(Files.readString(file));
      return kept.path("of").asText().equals(of) ? kept.path("last").asInt() : 0;
    } catch (IOException noneOrDamaged) {
      return 0;
    }
  }

  /**
   * Users up to this one are there.
   *
   * @throws IOException when that can't be kept
   */
  void reached(int number) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(
        next, JSON.createObjectNode().put("of", of).put("last", number) + System.lineSeparator());
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * All are there: nothing is left to go on with.
   *
   * @throws IOException when the file can't be removed
   */
  void finished() throws IOException {
    Files.deleteIfExists(file);
  }
}
