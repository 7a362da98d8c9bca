package cleansignal.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What the poll loops are to do; handed over in a file, because a simulation takes no arguments.
 *
 * @param baseUrl where to send
 * @param gameId the game to read
 * @param token an access token that may read it and outlives the loop
 * @param users how many users read without a pause
 * @param warmUpSeconds CPU time that the loop uses before the counting begins: on a busy machine,
 *     time by the clock says little of how warm a JVM is
 * @param countedSeconds CPU time that it uses while it is counted
 */
record PollOrder(
    String baseUrl, String gameId, String token, int users, int warmUpSeconds, int countedSeconds) {

  static final Path FOLDER = Path.of("target", "bench", "overhead");

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FILE = FOLDER.resolve("order.json");

  /** Where a loop leaves its results. */
  static Path folder(Class<? extends PollLoop> loop) {
    return FOLDER.resolve(loop.getSimpleName());
  }

  void write() throws IOException {
    JSON.writeValue(FILE.toFile(), this);
  }

  static PollOrder read() {
    try {
      return JSON.readValue(FILE.toFile(), PollOrder.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a loop tells of itself.
   *
   * @param fromMillis when the counting began, ms since the epoch
   * @param toMillis when it ended
   * @param cpuNanos CPU time that the process used in between
   */
  record Used(long fromMillis, long toMillis, long cpuNanos) {

    void write(Class<? extends PollLoop> loop) {
      try {
        JSON.writeValue(file(loop), this);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static Used read(Class<? extends PollLoop> loop) throws IOException {
      return JSON.readValue(file(loop), Used.class);
    }

    private static File file(Class<? extends PollLoop> loop) {
      return FOLDER.resolve(loop.getSimpleName() + ".json").toFile();
    }
  }
}
