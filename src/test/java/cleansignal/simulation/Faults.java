package cleansignal.simulation;

import java.util.Locale;

/** Faults of the embedded server as rows of {@link KnownTruths} write them. */
final class Faults {

  /** Reading a game: nearly all that is asked over HTTP. */
  static final String READ = "GET /api/games/:id";

  static final String LOGIN = "POST /api/auth/login";
  static final String CREATE = "POST /api/games";

  private Faults() {}

  /** Every n-th request is answered with that status. */
  static String error(String route, int status, int every) {
    return fault(route, "error", every, ",'status':" + status);
  }

  /** Every n-th request or frame is held back. */
  static String delay(String route, int millis, int every) {
    return fault(route, "delay", every, ",'distribution':{'type':'fixed','millis':" + millis + "}");
  }

  /** Every n-th meets what the kind says, which needs nothing else. */
  static String of(String route, String kind, int every) {
    return fault(route, kind, every, "");
  }

  /** Every n-th answer lacks a field. */
  static String missing(String route, String field, int every) {
    return fault(route, "missing-field", every, ",'field':'" + field + "'");
  }

  private static String fault(String route, String kind, int every, String more) {
    return String.format(
        Locale.ROOT, "{'route':'%s','kind':'%s','every':%d%s}", route, kind, every, more);
  }
}
