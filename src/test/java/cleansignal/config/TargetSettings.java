package cleansignal.config;

import java.net.URI;
import java.util.Optional;

/**
 * The server that gets the load. URLs have a host, no user, query or fragment, and no slash at the
 * end.
 *
 * @param environment which kind of target it is
 * @param baseUrl http or https; empty exactly for the embedded server, which finds its own port
 * @param wsUrl ws or wss; empty exactly for the embedded server, elsewhere derived from baseUrl
 *     unless given
 * @param aiServiceUrl http or https address of the AI service, where it can be asked for its health
 * @param metricsUrl http or https address of the page of metrics; empty: where the target has it
 * @param metricsKey what that page asks for
 * @param httpMoves whether it takes moves over HTTP, too
 * @param bypassToken value of the header X-RateLimit-Bypass-Token
 */
public record TargetSettings(
    TargetEnvironment environment,
    Optional<URI> baseUrl,
    Optional<URI> wsUrl,
    Optional<URI> aiServiceUrl,
    Optional<URI> metricsUrl,
    Optional<Secret> metricsKey,
    boolean httpMoves,
    Optional<Secret> bypassToken) {
  /**
   * Checks that there is an address exactly where one is needed.
   *
   * @throws IllegalArgumentException when the embedded server has an address or another has none
   */
  public TargetSettings {
    boolean embedded = environment == TargetEnvironment.EMBEDDED;
    if (embedded == baseUrl.isPresent() || embedded == wsUrl.isPresent()) {
      throw new IllegalArgumentException(
          environment + " target with base URL " + baseUrl + " and socket URL " + wsUrl);
    }
  }
}
