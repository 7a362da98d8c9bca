package cleansignal.slo;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which requests an objective is about.
 *
 * @param patterns names, or globs in which {@code *} stands for any text ({@code GET /api/*}); one
 *     that starts with {@code !} takes requests out again, wherever it stands in the list
 */
public record RequestNames(List<String> patterns) implements Predicate<String> {

  private static final String NOT = "!";

  /** Copies the list. */
  public RequestNames {
    patterns = List.copyOf(patterns);
  }

  /** Whether a request of that name is one of them. */
  @Override
  public boolean test(String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name))
        && patterns.stream()
            .filter(pattern -> pattern.startsWith(NOT))
            .noneMatch(pattern -> matches(pattern.substring(NOT.length()), name));
  }

  private static boolean matches(String glob, String name) {
    String regex =
        Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
  }

  @Override
  public String toString() {
    return String.join(", ", patterns);
  }
}
