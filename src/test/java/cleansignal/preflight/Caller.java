package cleansignal.preflight;

import cleansignal.config.Secret;
import cleansignal.safety.Answer;
import cleansignal.safety.DirectHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks as the load does: with its token, and past limiters where the load is let past them. */
final class Caller {

  private final DirectHttp http;
  private final String bypassHeader;
  private final Optional<Secret> bypassToken;

  /**
   * Asks that server.
   *
   * @param bypassHeader the header that lets the load past limiters
   * @param bypassToken its value; empty when the load sends none
   */
  Caller(DirectHttp http, String bypassHeader, Optional<Secret> bypassToken) {
    this.http = http;
    this.bypassHeader = bypassHeader;
    this.bypassToken = bypassToken;
  }

  /** Asks a server that has no limiters to be let past. */
  static Caller of(URI address, Duration limit) {
    return new Caller(new DirectHttp(address, limit), "", Optional.empty());
  }

  /** Whether the load asks to be let past limiters. */
  boolean hasBypass() {
    return bypassToken.isPresent();
  }

  /**
   * Asks.
   *
   * @throws IOException when there is no answer
   */
  Answer send(Ask ask) throws IOException, InterruptedException {
    Map<String, String> headers = new HashMap<>();
    ask.token().ifPresent(token -> headers.put("Authorization", "Bearer " + token));
    if (ask.asTheLoad()) {
      bypassToken.ifPresent(token -> headers.put(bypassHeader, token.reveal()));
    }
    return http.send(ask.route(), ask.id(), ask.body(), headers);
  }
}
