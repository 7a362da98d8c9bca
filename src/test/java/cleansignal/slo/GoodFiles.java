package cleansignal.slo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Small SLO files without a mistake, beside the schemas of the real ones. */
final class GoodFiles {

  static final Path FOLDER = Path.of("src/test/resources/slo/good");

  private static final Path SCHEMAS = Path.of("slo/schema");

  private GoodFiles() {}

  /** Copies all of them into an empty folder. */
  static void copyTo(Path folder) throws IOException {
    copy(FOLDER, folder);
    copy(SCHEMAS, folder.resolve("schema"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Path target = to.resolve(from.relativize(file).toString());
              if (Files.isDirectory(file)) {
                Files.createDirectories(target);
              } else {
                Files.copy(file, target);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
