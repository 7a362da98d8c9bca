package cleansignal.config;

import java.time.Duration;

/**
 * The sockets of the load.
 *
 * @param connectTimeout how long it may take from opening a socket to the acknowledged CONNECT
 * @param pingInterval pause between two diagnostic pings on a held socket; not divided by the pace,
 *     because the target limits them
 * @param hold how long a socket is held before the next one is opened; divided by the pace
 */
public record SocketSettings(Duration connectTimeout, Duration pingInterval, Duration hold) {}
