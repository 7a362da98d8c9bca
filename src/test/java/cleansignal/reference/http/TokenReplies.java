package cleansignal.reference.http;

import cleansignal.reference.auth.TokenPair;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How tokens are handed out: in the data, and in a cookie that the target sets and never reads. */
final class TokenReplies {
  static final String COOKIE_CLEARED =
      "refreshToken=; Path=/api/auth; Expires=Thu, 01 Jan 1970 00:00:00 GMT;"
          + " HttpOnly; Secure; SameSite=Strict";

  private TokenReplies() {}

  static void put(ObjectNode data, TokenPair pair) {
    data.put("accessToken", pair.accessToken()).put("refreshToken", pair.refreshToken());
  }

  static String cookie(TokenPair pair, Duration life, Instant now) {
    String expires =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plus(life).atOffset(ZoneOffset.UTC));
    return "refreshToken="
        + pair.refreshToken()
        + "; Max-Age="
        + life.toSeconds()
        + "; Path=/api/auth; Expires="
        + expires
        + "; HttpOnly; Secure; SameSite=Strict";
  }
}
