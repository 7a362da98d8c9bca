package cleansignal.reference.limit;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Who passes the limiters uncounted (contract, section 2). A token or an address passes all of
 * them; an e-mail address only those that run after authentication.
 *
 * @param enabled whether there is any bypass
 * @param token value of the header {@code X-RateLimit-Bypass-Token}; counts only from 16 characters
 *     on
 * @param ips addresses
 * @param userPattern regular expression searched for in the e-mail address
 */
public record Bypass(boolean enabled, String token, List<String> ips, String userPattern) {
  private static final int SHORTEST_TOKEN = 16;

  /** No bypass; the pattern is the target's default, in case it is enabled. */
  public static final Bypass OFF =
      new Bypass(false, "", List.of(), "^loadtest[._].+@loadtest\\.local$");

  /**
   * Copies the list and checks the pattern.
   *
   * @throws IllegalArgumentException if the pattern is no regular expression
   */
  public Bypass {
    token = token == null ? "" : token;
    ips = ips == null ? List.of() : List.copyOf(ips);
    userPattern = userPattern == null ? "" : userPattern;
    Pattern.compile(userPattern);
  }

  /**
   * Whether a request from this address with this bypass header (empty if none) passes everything.
   */
  public boolean passesAll(String ip, String headerValue) {
    return enabled
        && ((token.length() >= SHORTEST_TOKEN && token.equals(headerValue)) || ips.contains(ip));
  }

  /** Whether a request of this authenticated user passes the limiters after authentication. */
  public boolean passesAuthenticated(String email) {
    return enabled && !userPattern.isEmpty() && Pattern.compile(userPattern).matcher(email).find();
  }

  /** Without the token, which is a secret. */
  @Override
  public String toString() {
    return "Bypass[enabled=" + enabled + ", ips=" + ips + ", userPattern=" + userPattern + "]";
  }
}
