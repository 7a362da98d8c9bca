package cleansignal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Input data of tests: the suite's SLO files with another limit. */
final class SloCopy {

  private static final Path OWN = Path.of("slo");

  private SloCopy() {}

  /**
   * Copies all SLO files into a folder, and changes one limit of staging.
   *
   * @return the folder
   */
  static Path withLimit(Path folder, String objective, double limit) throws IOException {
    for (String name : List.of("schema", "scenarios", "")) {
      Files.createDirectories(folder.resolve(name));
      try (Stream<Path> files = Files.list(OWN.resolve(name))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, folder.resolve(name).resolve(file.getFileName()));
        }
      }
    }
    Path limits = folder.resolve("staging.json");
    JsonNode tree = new ObjectMapper().readTree(limits.toFile());
    ((ObjectNode) tree.at("/limits/" + objective)).put("limit", limit);
    new ObjectMapper().writeValue(limits.toFile(), tree);
    return folder;
  }
}
