package cleansignal.safety;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * IPv4 addresses as the C library has read them since 4.2BSD: one to four numbers, decimal, octal
 * after a 0, hexadecimal after 0x, of which the last fills all bytes that are left. Some programs
 * still do; it is read here to tell an operator what was written.
 */
final class OldSpelling {

  private static final int BYTES = 4;

  private OldSpelling() {}

  /** The address that a text means in that spelling; empty for none. */
  static Optional<InetAddress> read(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length > BYTES) {
      return Optional.empty();
    }
    BigInteger address = BigInteger.ZERO;
    try {
      for (int i = 0; i < parts.length; i++) {
        int bytes = i < parts.length - 1 ? 1 : BYTES - i;
        BigInteger part = number(parts[i]);
        if (part.bitLength() > bytes * Byte.SIZE) {
          return Optional.empty();
        }
        address = address.shiftLeft(bytes * Byte.SIZE).or(part);
      }
      return Optional.of(InetAddress.getByAddress(fourBytes(address)));
    } catch (NumberFormatException | UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  private static BigInteger number(String part) {
    if (part.startsWith("0x")) {
      return new BigInteger(part.substring(2), 16);
    }
    return part.startsWith("0") && part.length() > 1
        ? new BigInteger(part, 8)
        : new BigInteger(part, 10);
  }

  private static byte[] fourBytes(BigInteger address) {
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      bytes[i] = address.shiftRight((BYTES - 1 - i) * Byte.SIZE).byteValue();
    }
    return bytes;
  }
}
