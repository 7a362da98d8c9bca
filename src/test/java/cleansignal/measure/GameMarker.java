package cleansignal.measure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running game starts or ends. Written as the name of a request record, {@code game+ 1h+2a} or
 * {@code game- 1h+2a <reason>} behind the technical prefix; the record's start is the marker's
 * time.
 *
 * @param start whether the game starts running
 * @param seats who plays
 * @param reason why it ended; empty for a start
 */
record GameMarker(boolean start, Seats seats, String reason) {

  private static final Pattern FORM =
      Pattern.compile("game(?:(\\+)|-) (\\d{1,4})h\\+(\\d{1,4})a(?: (\\S.*))?");

  /**
   * The occupied seats of a game.
   *
   * @param humans seats of virtual users
   * @param ais AI seats
   */
  record Seats(int humans, int ais) {}

  /** Whether the name, without its prefix, means to be a marker. */
  static boolean isMarker(String name) {
    return name.startsWith("game+") || name.startsWith("game-");
  }

  /** Reads the name without its prefix; empty when it has not the form of a marker. */
  static Optional<GameMarker> parse(String name) {
    Matcher form = FORM.matcher(name);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean start = form.group(1) != null;
    String reason = form.group(4) == null ? "" : form.group(4);
    if (start != reason.isEmpty()) {
      return Optional.empty();
    }
    Seats seats = new Seats(Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
    return Optional.of(new GameMarker(start, seats, reason));
  }
}
