package cleansignal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cleansignal.config.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private final Leases leases = new Leases(UserPool.numbered("u", "d", 4, Secret.of("secret")));

  @Test
  void anIdentityIsLeasedToOneUserAtATime() {
    assertThat(leases.lease(2).email()).isEqualTo("u3@d");
    assertThat(leases.lease(3).email()).isEqualTo("u4@d");

    assertThatIllegalStateException()
        .isThrownBy(() -> leases.lease(2))
        .withMessage("u3@d is in use by another virtual user");
  }

  @Test
  void aReleasedIdentityCanBeLeasedAgain() {
    leases.lease(0);
    leases.release(0);

    assertThat(leases.lease(0).email()).isEqualTo("u1@d");
  }

  @Test
  void onlyALeasedIdentityCanBeReleased() {
    assertThatIllegalStateException().isThrownBy(() -> leases.release(0));
    leases.lease(0);
    leases.release(0);
    assertThatIllegalStateException().isThrownBy(() -> leases.release(0));
  }

  @Test
  void anIdentityOutsideThePoolIsRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> leases.lease(4));
  }

  @Test
  void ofManyThreadsOneGetsIt() throws Exception {
    int threads = 8;
    CyclicBarrier start = new CyclicBarrier(threads);
    Callable<Credentials> taker =
        () -> {
          start.await();
          return leases.lease(1);
        };
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Credentials>> takers = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        takers.add(executor.submit(taker));
      }
      int won = 0;
      for (Future<Credentials> one : takers) {
        try {
          one.get();
          won++;
        } catch (ExecutionException refused) {
          assertThat(refused).hasCauseInstanceOf(IllegalStateException.class);
        }
      }
      assertThat(won).isEqualTo(1);
    } finally {
      executor.shutdownNow();
    }
  }
}
