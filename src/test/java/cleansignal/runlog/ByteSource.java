package cleansignal.runlog;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Big-endian numbers from a stream, through a buffer of its own. Every method that finds the stream
 * at its end before the value is whole throws {@link EOFException}.
 */
final class ByteSource {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final InputStream stream;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long bufferOffset;
  private int position;
  private int limit;

  ByteSource(InputStream stream) {
    this.stream = stream;
  }

  /** How many bytes have been taken so far. */
  long offset() {
    return bufferOffset + position;
  }

  boolean atEnd() throws IOException {
    return position == limit && !fill(1);
  }

  byte readByte() throws IOException {
    need(Byte.BYTES);
    return buffer[position++];
  }

  int readInt() throws IOException {
    need(Integer.BYTES);
    int value = (int) INT.get(buffer, position);
    position += Integer.BYTES;
    return value;
  }

  long readLong() throws IOException {
    need(Long.BYTES);
    long value = (long) LONG.get(buffer, position);
    position += Long.BYTES;
    return value;
  }

  /**
   * The next bytes.
   *
   * @param length any length, also beyond the buffer's
   */
  byte[] readBytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      need(1);
      int part = Math.min(length - done, limit - position);
      System.arraycopy(buffer, position, bytes, done, part);
      position += part;
      done += part;
    }
    return bytes;
  }

  void skip(int length) throws IOException {
    int left = length;
    while (left > 0) {
      need(1);
      int part = Math.min(left, limit - position);
      position += part;
      left -= part;
    }
  }

  /** Damage in the bytes just taken. */
  LogFormatException damaged(int bytesTaken, String problem) {
    return new LogFormatException(offset() - bytesTaken, problem);
  }

  private void need(int bytes) throws IOException {
    if (limit - position < bytes && !fill(bytes)) {
      throw new EOFException();
    }
  }

  /** Moves what is left to the front and reads until there is enough; false at the end. */
  private boolean fill(int bytes) throws IOException {
    int left = limit - position;
    System.arraycopy(buffer, position, buffer, 0, left);
    bufferOffset += position;
    position = 0;
    limit = left;
    while (limit < bytes) {
      int read = stream.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
    }
    return true;
  }
}
