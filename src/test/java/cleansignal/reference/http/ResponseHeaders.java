package cleansignal.reference.http;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that the target sends with every answer, about 1.3 kB of them. */
final class ResponseHeaders {
  private static final Map<String, String> ALWAYS = new LinkedHashMap<>();

  static {
    ALWAYS.put(
        "Content-Security-Policy",
        "default-src 'self';script-src 'self' https://example.org https://example.org;"
            + "style-src 'self' 'unsafe-inline';img-src 'self' data: https:;font-src 'self';"
            + "connect-src 'self' wss: https://example.org;media-src 'none';object-src 'none';"
            + "frame-src 'none';child-src 'self';worker-src 'self' blob:;form-action 'self';"
            + "frame-ancestors 'none';manifest-src 'self';base-uri 'self';"
            + "upgrade-insecure-requests;script-src-attr 'none'");
    ALWAYS.put("Cross-Origin-Opener-Policy", "same-origin");
    ALWAYS.put("Cross-Origin-Resource-Policy", "same-site");
    ALWAYS.put("Origin-Agent-Cluster", "?1");
    ALWAYS.put("Referrer-Policy", "strict-origin-when-cross-origin");
    ALWAYS.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload");
    ALWAYS.put("X-Content-Type-Options", "nosniff");
    ALWAYS.put("X-DNS-Prefetch-Control", "off");
    ALWAYS.put("X-Download-Options", "noopen");
    ALWAYS.put("X-Frame-Options", "DENY");
    ALWAYS.put("X-Permitted-Cross-Domain-Policies", "none");
    ALWAYS.put("X-XSS-Protection", "0");
    ALWAYS.put("Vary", "Origin, Accept-Encoding");
    ALWAYS.put("Access-Control-Allow-Credentials", "true");
    ALWAYS.put(
        "Access-Control-Expose-Headers",
        "X-Request-ID,X-RateLimit-Limit,X-RateLimit-Remaining,X-RateLimit-Reset");
  }

  private static final int ETAG_CHARS = 27;

  private final Clock clock;
  private long dateSecond;
  private String date = "";

  ResponseHeaders(Clock clock) {
    this.clock = clock;
  }

  /** Adds what every answer carries. */
  void addTo(MultiMap headers, boolean keepAlive) {
    ALWAYS.forEach(headers::set);
    headers.set("Date", date());
    if (keepAlive) {
      headers.set("Connection", "keep-alive");
      headers.set("Keep-Alive", "timeout=" + KeepAlive.TIMEOUT_SECONDS);
    } else {
      headers.set("Connection", "close");
    }
  }

  /** A weak entity tag of the target's form: length in hexadecimal, then the start of the SHA-1. */
  static String etag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(body);
      byte[] text = Base64.getEncoder().encode(digest);
      String start = new String(Arrays.copyOf(text, ETAG_CHARS), StandardCharsets.ISO_8859_1);
      return "W/\"" + Integer.toHexString(body.length) + "-" + start + "\"";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }

  private String date() {
    Instant now = clock.instant();
    if (now.getEpochSecond() != dateSecond) {
      dateSecond = now.getEpochSecond();
      date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
    }
    return date;
  }
}
