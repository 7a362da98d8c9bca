package cleansignal.config;

import java.time.Duration;

/**
 * The HTTP client of the load.
 *
 * @param requestTimeout when a request without an answer counts as timed out
 */
public record HttpSettings(Duration requestTimeout) {}
