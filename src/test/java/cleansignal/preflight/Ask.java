package cleansignal.preflight;

import cleansignal.target.Route;
import java.util.Optional;

/**
 * A question to the target.
 *
 * @param route what is asked
 * @param id of the game that the path names; empty where it names none
 * @param token access token; empty for none
 * @param body JSON; empty for none
 * @param asTheLoad whether it asks to be let past the limiters as the load does
 */
record Ask(
    Route route, String id, Optional<String> token, Optional<String> body, boolean asTheLoad) {

  static Ask of(Route route) {
    return new Ask(route, "", Optional.empty(), Optional.empty(), true);
  }

  Ask about(String gameId) {
    return new Ask(route, gameId, token, body, asTheLoad);
  }

  Ask by(String accessToken) {
    return new Ask(route, id, Optional.of(accessToken), body, asTheLoad);
  }

  Ask with(String json) {
    return new Ask(route, id, token, Optional.of(json), asTheLoad);
  }

  /** The same without what would let it past the limiters. */
  Ask asAnybody() {
    return new Ask(route, id, token, body, false);
  }

  /** Without the token, which is a secret. */
  @Override
  public String toString() {
    return route.name();
  }
}
