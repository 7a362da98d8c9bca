package cleansignal.config;

import java.net.URI;
import java.util.Optional;

/**
 * The target's PostgreSQL, for seeding and for a look before a run.
 *
 * @param url {@code postgresql://host:port/name}, without user or parameters; empty when the
 *     operator names none
 * @param user who connects; empty: the operating system's user, as PostgreSQL's own tools do
 * @param password its password; empty where none is asked for
 */
public record DatabaseSettings(
    Optional<URI> url, Optional<String> user, Optional<Secret> password) {}
