package cleansignal.config;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Addresses of servers, and the socket address that follows from a base address. */
final class Urls {
  private Urls() {}

  /**
   * An absolute address with one of two schemes. A user in it would be a credential in plain sight,
   * so it is refused, and no text that may hold one is printed.
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
                + ", no user, query or fragment)",
            text -> parse(text, schemes))
        .printedAs(text -> text.contains("@") || text.contains("?") ? ValueType.MASK : text);
  }

  /** http becomes ws, https becomes wss, the rest stays. */
  static URI socketUrl(URI baseUrl) {
    return URI.create(baseUrl.toString().replaceFirst("^http", "ws"));
  }

  private static URI parse(String text, Set<String> schemes) {
    URI url = URI.create(text.replaceFirst("/+$", ""));
    boolean usable =
        url.getScheme() != null
            && schemes.contains(url.getScheme().toLowerCase(Locale.ROOT))
            && url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawQuery() == null
            && url.getRawFragment() == null
            && url.getPort() <= 65_535;
    if (!usable) {
      throw new IllegalArgumentException();
    }
    return url;
  }
}
