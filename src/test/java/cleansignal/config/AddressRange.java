package cleansignal.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of IP addresses, such as {@code 10.0.0.0/8} or {@code ::1/128}.
 *
 * @param first an address in it, whose bits after the prefix are 0
 * @param prefixBits how many leading bits all its addresses share
 */
public record AddressRange(InetAddress first, int prefixBits) {

  /** Digits, colons and dots alone: nothing that would have to be looked up. */
  private static final Pattern CIDR =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*)/(\\d{1,3})");

  /**
   * Reads a range.
   *
   * @param text address, slash, number of bits
   * @return the range
   * @throws IllegalArgumentException when it is none, or has bits set after the prefix
   */
  public static AddressRange parse(String text) {
    var cidr = CIDR.matcher(text);
    if (!cidr.matches()) {
      throw new IllegalArgumentException("no range of addresses: " + text);
    }
    AddressRange range = new AddressRange(literal(cidr.group(1)), Integer.parseInt(cidr.group(2)));
    byte[] bytes = range.first.getAddress();
    for (int bit = range.prefixBits; bit < bytes.length * Byte.SIZE; bit++) {
      if (bit(bytes, bit)) {
        throw new IllegalArgumentException("bits are set after the prefix: " + text);
      }
    }
    return range;
  }

  /**
   * Checks the number of bits.
   *
   * @throws IllegalArgumentException when the address has fewer
   */
  public AddressRange {
    if (prefixBits < 0 || prefixBits > first.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException(prefixBits + " bits of " + first.getHostAddress());
    }
  }

  /**
   * Whether an address is in it. An IPv4 address is never in a range of IPv6 addresses, nor the
   * other way round; IPv4 addresses mapped to IPv6 are IPv4 addresses to {@link InetAddress}.
   */
  public boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      if (bit(mine, bit) != bit(other, bit)) {
        return false;
      }
    }
    return true;
  }

  /** The range as it is written in files. */
  @Override
  public String toString() {
    return first.getHostAddress() + "/" + prefixBits;
  }

  private static boolean bit(byte[] bytes, int bit) {
    return (bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException noAddress) {
      throw new IllegalArgumentException("no address: " + address, noAddress);
    }
  }
}
