package cleansignal.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tokens for tests: any payload between a header and a signature that nobody checks. */
final class Jwts {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private Jwts() {}

  static String jwt(String payload) {
    return part("{\"alg\":\"HS256\"}") + "." + part(payload) + ".xxxx";
  }

  private static String part(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
