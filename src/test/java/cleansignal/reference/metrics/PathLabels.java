package cleansignal.reference.metrics;

import java.util.regex.Pattern;

/**
 * The {@code path} label of the target's HTTP metrics, with its two oddities: a success is recorded
 * under the path inside its router, an error under the whole path; and every segment of eight or
 * more letters and digits becomes {@code :id}, whether it is an id or not.
 */
public final class PathLabels {
  private static final Pattern LOOKS_LIKE_AN_ID =
      Pattern.compile(
          "(?<=/)(?:[A-Za-z0-9]{8,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?=/|$)");
  private static final int FIRST_ERROR_STATUS = 400;

  private PathLabels() {}

  /**
   * The label of one request.
   *
   * @param path as it was asked for, without the query
   * @param mount prefix of its router
   */
  public static String of(String path, String mount, int status) {
    String shown = path;
    if (status < FIRST_ERROR_STATUS && path.startsWith(mount)) {
      shown = path.substring(mount.length());
    }
    return LOOKS_LIKE_AN_ID.matcher(shown.isEmpty() ? "/" : shown).replaceAll(":id");
  }
}
