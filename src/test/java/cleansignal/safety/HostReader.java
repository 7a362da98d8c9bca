package cleansignal.safety;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads hosts; looks nothing up. */
final class HostReader {

  private static final int LONGEST_NAME = 253;

  /** Its last part is a number, so some program will take it for an address. */
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

  private static final String QUAD = "(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}";
  private static final Pattern PLAIN_IPV4 = Pattern.compile(QUAD);
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:([0-9a-f:]*|" + QUAD + ")");
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  private HostReader() {}

  static Host read(String written) {
    String host = written.toLowerCase(Locale.ROOT).replaceFirst("^\\[(.*)]$", "$1");
    if (host.contains("@")) {
      return new Host.Unusable("holds a user");
    }
    if (host.contains("%")) {
      return new Host.Unusable("holds an escape or a zone");
    }
    if (host.contains(":")) {
      return address(IPV6, host, "[" + host + "]", "is no IPv6 address");
    }
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (NUMERIC.matcher(bare).matches()) {
      return address(
          PLAIN_IPV4, bare, bare, "is no IPv4 address in its plain spelling" + hint(bare));
    }
    return NAME.matcher(bare).matches() && bare.length() <= LONGEST_NAME
        ? new Host.Name(bare)
        : new Host.Unusable("is no name of a host in ASCII letters, digits, dots and dashes");
  }

  /** Only for what can't be a name, lest it be looked up. */
  private static Host address(Pattern allowed, String text, String literal, String otherwise) {
    if (allowed.matcher(text).matches()) {
      try {
        return new Host.Address(InetAddress.getByName(literal));
      } catch (UnknownHostException none) {
        return new Host.Unusable(otherwise);
      }
    }
    return new Host.Unusable(otherwise);
  }

  private static String hint(String text) {
    Optional<InetAddress> old = OldSpelling.read(text);
    return old.map(address -> "; some programs read " + address.getHostAddress()).orElse("");
  }
}
