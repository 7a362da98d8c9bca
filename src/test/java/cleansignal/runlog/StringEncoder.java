package cleansignal.runlog;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Strings as a log holds them, and the writing side of its cache. */
final class StringEncoder {

  private final DataOutputStream out;
  private final Map<String, Integer> cache = new HashMap<>();
  private int next;

  StringEncoder(DataOutputStream out, int firstIndex) {
    this.out = out;
    this.next = firstIndex;
  }

  void cached(String string) throws IOException {
    Integer known = cache.get(string);
    if (known != null) {
      out.writeInt(-known);
      return;
    }
    cache.put(string, next);
    out.writeInt(next++);
    plain(string);
  }

  void plain(String string) throws IOException {
    byte coder = string.chars().allMatch(c -> c <= 0xFF) ? LogFormat.LATIN1 : LogFormat.UTF16;
    byte[] bytes =
        coder == LogFormat.LATIN1 ? string.getBytes(StandardCharsets.ISO_8859_1) : utf16(string);
    out.writeInt(bytes.length);
    if (bytes.length > 0) {
      out.write(bytes);
      out.writeByte(coder);
    }
  }

  /** The characters as they are: a charset would replace halves of surrogate pairs. */
  private static byte[] utf16(String string) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * string.length()).order(ByteOrder.nativeOrder());
    bytes.asCharBuffer().put(CharBuffer.wrap(string));
    return bytes.array();
  }
}
