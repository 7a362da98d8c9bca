package cleansignal.slo;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which records of the log an objective is about: requests, or measurements of our own.
 *
 * @param patterns names, or globs in which {@code *} stands for any text ({@code GET /api/*}); one
 *     that starts with {@code !} takes requests out again, wherever it stands in the list
 * @param derived whether they are {@link cleansignal.measure.DerivedRecord derived records}, not
 *     requests
 */
public record RequestNames(List<String> patterns, boolean derived) implements Predicate<String> {

  /** No record at all. */
  static final RequestNames NONE = new RequestNames(List.of());

  private static final String NOT = "!";

  /** Copies the list. */
  public RequestNames {
    patterns = List.copyOf(patterns);
  }

  /** Requests of such names. */
  public RequestNames(List<String> patterns) {
    this(patterns, false);
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

  /** What they are called in a sentence. */
  String noun() {
    return derived ? "record" : "request";
  }

  @Override
  public String toString() {
    return String.join(", ", patterns);
  }
}
