package cleansignal.reference.fault;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** A fault with its own random stream and its own count of the requests that it saw. */
final class ArmedFault {
  private final Fault fault;
  private final long armedAtMillis;
  private final UniformRandomProvider random;
  private final DoubleSupplier delayMillis;
  private long seen;

  ArmedFault(Fault fault, long seed, long armedAtMillis) {
    this.fault = fault;
    this.armedAtMillis = armedAtMillis;
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    this.delayMillis = fault.distribution().sampler(random);
  }

  Fault fault() {
    return fault;
  }

  /** Whether it hits this request; advances its stream, so ask once per request. */
  boolean draw(String routeName, String username, long nowMillis, int users) {
    if (!fault.concerns(routeName, username) || !activeAt(nowMillis) || !crowded(users)) {
      return false;
    }
    seen++;
    return fault.every() > 0 ? seen % fault.every() == 0 : random.nextDouble() < fault.rate();
  }

  /** Longer by each user beyond those that the fault lets work undisturbed. */
  double nextDelayMillis(int users) {
    double once = delayMillis.getAsDouble();
    return fault.beyondUsers() == 0 ? once : once * (users - fault.beyondUsers());
  }

  private boolean crowded(int users) {
    return fault.beyondUsers() == 0 || users > fault.beyondUsers();
  }

  private boolean activeAt(long nowMillis) {
    double seconds = (nowMillis - armedAtMillis) / 1000.0;
    return seconds >= fault.afterSeconds()
        && (fault.forSeconds() == 0 || seconds < fault.afterSeconds() + fault.forSeconds());
  }
}
