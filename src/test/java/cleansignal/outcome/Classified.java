package cleansignal.outcome;

/**
 * An outcome with the HTTP status it came with.
 *
 * @param outcome what the request counts as
 * @param status the HTTP status, or {@link #NO_STATUS} when no answer came or the exchange has none
 */
public record Classified(Outcome outcome, int status) {

  /** Stands for "no HTTP status". */
  public static final int NO_STATUS = 0;

  /** Whether this counts in the 5xx rate: status 500 to 599, 503 included. */
  public boolean is5xx() {
    return status >= 500 && status <= 599;
  }
}
