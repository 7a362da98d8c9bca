package cleansignal.config;

import java.time.Duration;

/**
 * How users get and keep their tokens.
 *
 * @param tokenTtl assumed life of an access token where neither the answer nor the token tells
 * @param refreshWindow how long before its expiry a token is renewed; the chain shortens it to a
 *     third of the token's life
 * @param refreshJitter the renewal comes earlier by a random part of this, drawn once a token; the
 *     chain shortens it to a sixth of the token's life
 * @param renewal whether tokens are renewed at all, early or after a 401
 * @param loginRate how many logins may start, per second
 */
public record AuthSettings(
    Duration tokenTtl,
    Duration refreshWindow,
    Duration refreshJitter,
    boolean renewal,
    double loginRate) {}
