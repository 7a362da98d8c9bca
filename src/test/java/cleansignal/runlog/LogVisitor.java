package cleansignal.runlog;

/**
 * Receives a log's records in the order in which they stand in the file; all times are ms since the
 * run's start.
 */
public interface LogVisitor {

  /** Called once, first. */
  default void header(RunHeader header) {}

  /**
   * A request record, technical ({@code ~}) and appended verdict records included.
   *
   * @param message the failure's text; empty when there is none
   */
  default void request(String name, int startMillis, int endMillis, boolean ok, String message) {}

  /**
   * A virtual user starts or ends.
   *
   * @param scenario index into {@link RunHeader#scenarios()}
   */
  default void user(int scenario, boolean start, int timeMillis) {}

  /** An error that belongs to no request, for example an unresolved attribute: our own mistake. */
  default void error(String message, int timeMillis) {}
}
