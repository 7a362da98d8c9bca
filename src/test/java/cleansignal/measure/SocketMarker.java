package cleansignal.measure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An acknowledged socket opens or closes. Written as the name of a request record, {@code socket+}
 * or {@code socket- <reason>} behind the technical prefix; the record's start is the marker's time.
 *
 * @param open whether the socket opens
 * @param reason why it closed: {@link Sockets#PLANNED}, or what else it was; empty for an opening
 */
record SocketMarker(boolean open, String reason) {

  private static final Pattern FORM = Pattern.compile("socket(?:(\\+)|- (\\S.*))");

  /** Whether the name, without its prefix, means to be a marker. */
  static boolean isMarker(String name) {
    return name.startsWith("socket+") || name.startsWith("socket-");
  }

  /** Reads the name without its prefix; empty when it has not the form of a marker. */
  static Optional<SocketMarker> parse(String name) {
    Matcher form = FORM.matcher(name);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean open = form.group(1) != null;
    return Optional.of(new SocketMarker(open, open ? "" : form.group(2)));
  }
}
