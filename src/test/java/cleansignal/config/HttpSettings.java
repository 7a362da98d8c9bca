package cleansignal.config;

import java.time.Duration;

/**
 * The HTTP client of the load.
 *
 * @param requestTimeout when a request without an answer counts as timed out
 * @param idleTimeout when a pooled connection is given up; below the server's keep-alive of 5 s,
 *     else requests meet connections that the server has just closed
 */
public record HttpSettings(Duration requestTimeout, Duration idleTimeout) {}
