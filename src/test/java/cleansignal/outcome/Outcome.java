package cleansignal.outcome;

import java.util.Arrays;
import java.util.Optional;

/**
 * How one request ended: the taxonomy by which noise is kept apart from true errors. Each request
 * record has exactly one outcome.
 */
public enum Outcome {
  /** A valid answer; the only outcome whose latency counts. */
  OK("ok", Kind.OK),
  /** 401 on a call whose token was past its known expiry. */
  AUTH_EXPIRED("auth-expired", Kind.NOISE),
  /** 429 from a limiter, or a socket's RATE_LIMITED. */
  RATE_LIMITED("rate-limited", Kind.NOISE),
  /**
   * An answer that breaks the contract: another 401, an unexpected status, a missing field, a wrong
   * value.
   */
  CONTRACT("contract", Kind.TRUE_ERROR),
  /** Something the server gave is gone although it should live. */
  LIFECYCLE("lifecycle", Kind.TRUE_ERROR),
  /** A 5xx other than 503. */
  SERVER_ERROR("server-error", Kind.TRUE_ERROR),
  /** 503, or a refused connection. */
  UNAVAILABLE("unavailable", Kind.TRUE_ERROR),
  /** Reset, DNS, TLS, premature close. */
  NETWORK("network", Kind.TRUE_ERROR),
  /** No answer within the request's own limit. */
  TIMEOUT("timeout", Kind.TRUE_ERROR),
  /** Handshake, framing, unexpected close of a socket. */
  PROTOCOL("protocol", Kind.TRUE_ERROR),
  /** A legal move or choice refused. */
  REJECTED("rejected", Kind.TRUE_ERROR),
  /** No answer to a move within its limit. */
  STALLED("stalled", Kind.TRUE_ERROR),
  /** Our own mistake: it says nothing about the target and makes the run's evidence invalid. */
  SCRIPT("script", Kind.SCRIPT);

  private enum Kind {
    OK,
    NOISE,
    TRUE_ERROR,
    SCRIPT
  }

  private final String text;
  private final Kind kind;

  Outcome(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** The name used in logs, reports and SLO files, for example {@code rate-limited}. */
  public String text() {
    return text;
  }

  /** Whether this is noise: counted apart, never a true error, never in a latency. */
  public boolean isNoise() {
    return kind == Kind.NOISE;
  }

  /** Whether a valid request failed. */
  public boolean isTrueError() {
    return kind == Kind.TRUE_ERROR;
  }

  /**
   * Whether the request is valid: all but noise and {@link #SCRIPT}. Every rate divides by valid
   * requests.
   */
  public boolean isValid() {
    return kind == Kind.OK || kind == Kind.TRUE_ERROR;
  }

  /** The outcome of that {@link #text()}; empty for any other text. */
  public static Optional<Outcome> ofText(String text) {
    return Arrays.stream(values()).filter(outcome -> outcome.text.equals(text)).findFirst();
  }
}
