package cleansignal.config;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Addresses of servers, and the socket address that follows from a base address. */
final class Urls {
  private Urls() {}

  /**
   * An absolute address with one of two schemes, in lower case from here on. A user in it would be
   * a credential in plain sight, so it is refused, and no text that may hold one is printed. An
   * escape could be read as something else by whoever gets the address.
   */
  static ValueType<URI> url(String scheme, String secureScheme) {
    Set<String> schemes = Set.of(scheme, secureScheme);
    return ValueType.of(
            "an address such as "
                + secureScheme
                + "://host:port ("
                + scheme
                + " or "
                + secureScheme
                + ", no user, query, fragment or escape)",
            text -> parse(text, schemes))
        .printedAs(text -> text.matches("(?s).*[@?%].*") ? ValueType.MASK : text);
  }

  /** http becomes ws, https becomes wss, the rest stays. */
  static URI socketUrl(URI baseUrl) {
    return URI.create(baseUrl.toString().replaceFirst("^http", "ws"));
  }

  private static URI parse(String text, Set<String> schemes) {
    int colon = Math.max(0, text.indexOf(':'));
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    URI url = URI.create(scheme + text.substring(colon).replaceFirst("/+$", ""));
    boolean usable =
        schemes.contains(scheme)
            && url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawQuery() == null
            && url.getRawFragment() == null
            && url.getPort() != 0
            && url.getPort() <= 65_535
            && !text.contains("%");
    if (!usable) {
      throw new IllegalArgumentException();
    }
    return url;
  }
}
