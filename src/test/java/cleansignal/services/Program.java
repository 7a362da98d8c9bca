package cleansignal.services;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of packages of the operating system. */
final class Program {

  private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");
  private static final long LIMIT_SECONDS = 60;

  private Program() {}

  /** Where that program is; without it, the test that asks is skipped. */
  static Path find(String name) throws IOException {
    Optional<Path> found =
        places()
            .map(place -> place.resolve(name))
            .filter(path -> Files.isExecutable(path) && !Files.isDirectory(path))
            .findFirst();
    assumeTrue(
        found.isPresent(),
        name
            + " is not installed here: apt-get install --no-install-recommends redis-server"
            + " postgresql prometheus");
    return found.orElseThrow();
  }

  /** Debian and its like give each version of PostgreSQL a place of its own; newest first. */
  private static Stream<Path> places() throws IOException {
    Stream<Path> everybodys = Stream.of(Path.of("/usr/local/bin"), Path.of("/usr/bin"));
    if (!Files.isDirectory(POSTGRESQL)) {
      return everybodys;
    }
    try (Stream<Path> versions = Files.list(POSTGRESQL)) {
      List<Path> newestFirst =
          versions
              .sorted(Comparator.comparing(Path::getFileName).reversed())
              .map(version -> version.resolve("bin"))
              .toList();
      return Stream.concat(newestFirst.stream(), everybodys);
    }
  }

  /**
   * Runs one to its end.
   *
   * @param folder its folder, where it also finds a place for what it says
   * @throws IOException when it fails; its own words are in the message
   */
  static void run(List<String> command, Path folder) throws IOException {
    Path said = Files.createTempFile("said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command.get(0) + " failed: " + Files.readString(said));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } finally {
      process.destroyForcibly();
      Files.delete(said);
    }
  }
}
