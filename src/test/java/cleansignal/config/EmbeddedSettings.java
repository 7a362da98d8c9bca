package cleansignal.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The embedded reference server.
 *
 * @param limits rate limits: relaxed or strict
 * @param tokenLife life of an access token
 * @param bcryptCost cost of a password hash, 4 to 15
 * @param faults a JSON array as text; what its entries mean is the reference server's knowledge
 * @param server a JSON object as text: settings of the reference server that are none of the others
 * @param uniqueTokens whether tokens of one user that are made in the same second differ, unlike
 *     those of the real server
 * @param httpMoves whether it takes moves over HTTP, too
 * @param seed seed of the faults' draws
 * @param port loopback port of the server; 0 = any free one
 * @param adminPort loopback port of its admin endpoint; 0 = any free one
 * @param freezeAfter when the server stops answering, from its start; present exactly when
 *     freezeFor is
 * @param freezeFor for how long it stays frozen
 * @param dieAfter when the server ends itself, from its start
 */
public record EmbeddedSettings(
    String limits,
    Duration tokenLife,
    int bcryptCost,
    String faults,
    String server,
    boolean uniqueTokens,
    boolean httpMoves,
    long seed,
    int port,
    int adminPort,
    Optional<Duration> freezeAfter,
    Optional<Duration> freezeFor,
    Optional<Duration> dieAfter) {
  /**
   * Checks that a freeze has a beginning and a length.
   *
   * @throws IllegalArgumentException when only one of freezeAfter and freezeFor is present
   */
  public EmbeddedSettings {
    if (freezeAfter.isPresent() != freezeFor.isPresent()) {
      throw new IllegalArgumentException("a freeze needs both freezeAfter and freezeFor");
    }
  }
}
