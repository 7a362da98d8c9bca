package cleansignal.runlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Strings as a log holds them, and the reading side of its cache. */
final class StringDecoder {

  private final ByteSource source;
  private final StringCache cache = new StringCache();

  StringDecoder(ByteSource source) {
    this.source = source;
  }

  /** The index that the next new string must have. */
  int nextIndex() {
    return cache.next();
  }

  /** Forgets the strings from that index on, which belong to a record that is not whole. */
  void forgetFrom(int index) {
    cache.cutTo(index);
  }

  String cached() throws IOException {
    int index = source.readInt();
    if (index < 0) {
      if (!cache.knows(-index)) {
        throw source.damaged(
            Integer.BYTES, "Unknown string " + index + ", the last one was " + (cache.next() - 1));
      }
      return cache.get(-index);
    }
    if (index != cache.next()) {
      throw source.damaged(
          Integer.BYTES, "New string " + index + " out of order, expected " + cache.next());
    }
    String string = onOneLine(plain());
    if (cache.characters() + string.length() > LogFormat.MAX_TEXT_CHARACTERS) {
      throw source.damaged(
          0,
          "More than "
              + LogFormat.MAX_TEXT_CHARACTERS
              + " characters of different texts in one log");
    }
    cache.add(string);
    return string;
  }

  String plain() throws IOException {
    int bytes = length();
    return bytes == 0 ? "" : text(bytes);
  }

  /** A length of bytes within the limits. */
  int length() throws IOException {
    int bytes = source.readInt();
    if (bytes < 0 || bytes > LogFormat.MAX_STRING_BYTES) {
      throw source.damaged(
          Integer.BYTES,
          "Impossible length " + bytes + ", expected 0 to " + LogFormat.MAX_STRING_BYTES);
    }
    return bytes;
  }

  /** A text whose length has been read, and its coder. */
  String text(int length) throws IOException {
    byte[] bytes = source.readBytes(length);
    byte coder = source.readByte();
    if (coder == LogFormat.LATIN1) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    if (coder != LogFormat.UTF16) {
      throw source.damaged(Byte.BYTES, "Unknown coding of text " + coder + ", expected 0 or 1");
    }
    if (length % Character.BYTES != 0) {
      throw source.damaged(length + Byte.BYTES, "Impossible length " + length + " of UTF-16 text");
    }
    // No charset: it would replace the half of a surrogate pair that Gatling's cut leaves behind.
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asCharBuffer().toString();
  }

  static String onOneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
  }
}
