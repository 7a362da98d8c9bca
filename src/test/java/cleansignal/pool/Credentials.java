package cleansignal.pool;

import cleansignal.config.Secret;

/**
 * What a virtual user logs in with.
 *
 * @param email the identity; the target matches it case-sensitively
 * @param password its password
 */
public record Credentials(String email, Secret password) {}
