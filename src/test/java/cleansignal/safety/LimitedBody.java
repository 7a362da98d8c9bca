package cleansignal.safety;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the first bytes of an answer, and forgets the others as they come. */
final class LimitedBody implements Consumer<Optional<byte[]>> {

  private final int most;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  /**
   * Nothing has come yet.
   *
   * @param most how many bytes are kept
   */
  LimitedBody(int most) {
    this.most = most;
  }

  @Override
  public synchronized void accept(Optional<byte[]> part) {
    part.ifPresent(bytes -> kept.write(bytes, 0, Math.min(bytes.length, most - kept.size())));
  }

  /** What came, as far as it is kept. */
  synchronized byte[] bytes() {
    return kept.toByteArray();
  }
}
