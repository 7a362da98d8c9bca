package cleansignal.reference.http;

/**
 * One row of the routing table.
 *
 * @param method HTTP method, or {@code ANY}
 * @param template path with {@code :parameters}; one that ends in {@code *} catches what no other
 *     row took
 * @param zone where it belongs
 * @param endpoint what answers it
 */
record Route(String method, String template, Zone zone, Endpoint endpoint) {
  static final String ANY = "ANY";

  /** Its name in truth and faults, such as {@code GET /api/games/:id}. */
  String name() {
    return method + " " + template;
  }

  /** Whether it only says that there is no such route, so that no fault can hit it. */
  boolean isCatchAll() {
    return template.endsWith("*");
  }
}
