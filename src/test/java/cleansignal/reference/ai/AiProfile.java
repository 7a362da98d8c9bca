package cleansignal.reference.ai;

/**
 * How an AI seat plays.
 *
 * @param local whether the server thinks for it, rather than the service
 * @param difficulty 1 to 10
 * @param aiType the engine that the service is asked for
 */
public record AiProfile(boolean local, int difficulty, String aiType) {

  /** The engine of a seat for which none was ordered. */
  public static final String DEFAULT_TYPE = "heuristic";
}
