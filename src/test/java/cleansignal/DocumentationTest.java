package cleansignal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages lead where they say. */
class DocumentationTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?) *$");

  @TempDir private Path folder;

  /** All pages that a reader is to read: those beside the code are test data. */
  static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(PROJECT);
        Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
      return Stream.of(top, docs, Stream.of(PROJECT.resolve("results/README.md")))
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .map(PROJECT::relativize)
          .sorted()
          .toList();
    }
  }

  @Test
  void thePagesAreSeen() throws IOException {
    assertThat(pages())
        .contains(
            Path.of("README.md"), Path.of("docs/configuration.md"), Path.of("results/README.md"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkWithinTheProjectLeadsSomewhere(Path page) throws IOException {
    assertThat(broken(PROJECT.resolve(page))).isEmpty();
  }

  @Test
  void aBrokenLinkIsFound() throws IOException {
    Path page = folder.resolve("page.md");
    Files.writeString(folder.resolve("other.md"), "# One\n\n## Two, `three` & four\n");
    Files.writeString(
        page,
        """
        # Top
        [good](other.md) [good](other.md#two-three--four) [good](#top) [good](https://gone.invalid/x)
        `[code](none.md)`
        ```
        [code](none.md)
        ```
        [bad](gone.md) ![bad](gone.png) [bad](other.md#three) [bad](#bottom)
        """);

    assertThat(broken(page)).containsExactly("gone.md", "gone.png", "other.md#three", "#bottom");
  }

  /** Targets of links that lead nowhere; other sites are left alone. */
  private static List<String> broken(Path page) throws IOException {
    String text = CODE.matcher(Files.readString(page)).replaceAll("");
    return LINK.matcher(text)
        .results()
        .map(link -> link.group(1))
        .filter(target -> !target.matches("[a-z]+:.*"))
        .filter(Predicate.not(target -> leadsSomewhere(page, target)))
        .toList();
  }

  private static boolean leadsSomewhere(Path page, String target) {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
    return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
  }

  /** As GitHub makes them of headings. */
  private static List<String> anchors(Path page) {
    try {
      return HEADING
          .matcher(Files.readString(page))
          .results()
          .map(heading -> anchor(heading))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
