package cleansignal.seed;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the users, or would become of them.
 *
 * @param made users that were not there
 * @param renewed users whose password's hash was another
 * @param unchanged users that were as they should be; over the API, users that were there
 * @param removed users that were there and are no more
 * @param absent users that were not there to be removed
 */
public record Seeded(long made, long renewed, long unchanged, long removed, long absent) {

  static final Seeded NONE = new Seeded(0, 0, 0, 0, 0);

  Seeded plus(Seeded other) {
    return new Seeded(
        made + other.made,
        renewed + other.renewed,
        unchanged + other.unchanged,
        removed + other.removed,
        absent + other.absent);
  }

  /** What is not 0, in words; {@code nothing} when all is. */
  String inWords() {
    String said =
        Stream.of(
                said(made, "made"),
                said(renewed, "renewed"),
                said(unchanged, "unchanged"),
                said(removed, "removed"),
                said(absent, "were not there"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return said.isEmpty() ? "nothing" : said;
  }

  private static Optional<String> said(long users, String what) {
    return users == 0 ? Optional.empty() : Optional.of(users + " " + what);
  }
}
