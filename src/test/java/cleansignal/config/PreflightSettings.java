package cleansignal.config;

import java.net.URI;
import java.util.Optional;

/**
 * What the preflight examines besides the target itself. Addresses have a host and no credentials.
 *
 * @param seedPassword what the pool's users were seeded with, where that is told apart from the
 *     pool's password
 * @param redisUrl redis or rediss, the path a database's number; empty = not asked
 * @param redisPassword what Redis asks for
 * @param prometheusUrl http or https; empty = not asked
 * @param prometheusJob the job that scrapes the target; empty = the one whose address is the
 *     target's
 */
public record PreflightSettings(
    Optional<Secret> seedPassword,
    Optional<URI> redisUrl,
    Optional<Secret> redisPassword,
    Optional<URI> prometheusUrl,
    Optional<String> prometheusJob) {}
