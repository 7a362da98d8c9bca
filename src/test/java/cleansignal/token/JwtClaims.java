package cleansignal.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.OptionalLong;

/**
 * The times in a JWT's payload, by the target's clock. The signature is not checked: the token is
 * the target's own and is only read to learn when it ends.
 *
 * @param issuedSeconds claim {@code iat}, epoch seconds; empty when missing or no whole number
 * @param expiresSeconds claim {@code exp}, likewise
 */
record JwtClaims(OptionalLong issuedSeconds, OptionalLong expiresSeconds) {
  private static final JwtClaims NONE = new JwtClaims(OptionalLong.empty(), OptionalLong.empty());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTS = 3;

  /** Anything but a JWT gives no claims. */
  static JwtClaims of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != PARTS) {
      return NONE;
    }
    try {
      JsonNode payload = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return new JwtClaims(whole(payload.path("iat")), whole(payload.path("exp")));
    } catch (IOException | IllegalArgumentException e) {
      return NONE;
    }
  }

  private static OptionalLong whole(JsonNode claim) {
    return claim.isNumber() && claim.canConvertToLong()
        ? OptionalLong.of(claim.longValue())
        : OptionalLong.empty();
  }
}
