package cleansignal.safety;

import java.net.InetAddress;

/**
 * A host in its one normal spelling. The same machine can be written in many ways, and programs
 * differ in what they make of some of them: those are refused rather than guessed.
 */
public sealed interface Host {

  /**
   * A name.
   *
   * @param name in lower case, without a dot at the end
   */
  record Name(String name) implements Host {}

  /**
   * An address that was written as such.
   *
   * @param address an IPv4 address mapped to IPv6 is the IPv4 address
   */
  record Address(InetAddress address) implements Host {}

  /**
   * What is no host, or one that can be read in more than one way.
   *
   * @param why in words that follow the spelling, such as "holds a user"
   */
  record Unusable(String why) implements Host {}

  /**
   * Reads a host.
   *
   * @param written as it stands in an address, IPv6 in brackets or not
   * @return the host, or why it is none
   */
  static Host of(String written) {
    return HostReader.read(written);
  }
}
