package cleansignal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cleansignal.config.PoolSettings;
import cleansignal.config.Secret;
import cleansignal.config.Shard;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class UserPoolTest {
  private static final Secret PASSWORD = Secret.of("LoadTestK6Pass123");

  @Test
  void numbersUsersFromOne() {
    UserPool pool = UserPool.numbered("loadtest_user_", "loadtest.local", 400, PASSWORD);

    assertThat(pool.size()).isEqualTo(400);
    assertThat(pool.user(0)).isEqualTo(new Credentials("loadtest_user_1@loadtest.local", PASSWORD));
    assertThat(pool.user(399).email()).isEqualTo("loadtest_user_400@loadtest.local");
  }

  @Test
  void hasNobodyOutsideItsSize() {
    UserPool pool = UserPool.numbered("u", "d", 3, PASSWORD);

    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> pool.user(3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> pool.user(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> UserPool.numbered("u", "d", 0, PASSWORD));
  }

  @Test
  void dealsItsUsersToShardsWithoutOverlap() {
    UserPool pool = UserPool.numbered("u", "d", 7, PASSWORD);

    assertThat(pool.indexes(new Shard(0, 3))).containsExactly(0, 3, 6);
    assertThat(pool.indexes(new Shard(1, 3))).containsExactly(1, 4);
    assertThat(pool.indexes(new Shard(2, 3))).containsExactly(2, 5);
    assertThat(pool.indexes(new Shard(0, 1))).hasSize(7);
  }

  @Test
  void followsTheSettings() {
    assertThat(UserPool.of(settings(OptionalInt.of(50), Optional.empty()), 44).size())
        .isEqualTo(50);
    assertThat(UserPool.of(settings(OptionalInt.empty(), Optional.empty()), 44).size())
        .isEqualTo(44);
  }

  @Test
  void aSingleIdentityIsAPoolOfOne() {
    UserPool pool =
        UserPool.of(settings(OptionalInt.of(1), Optional.of("someone@example.org")), 44);

    assertThat(pool.size()).isEqualTo(1);
    assertThat(pool.user(0)).isEqualTo(new Credentials("someone@example.org", PASSWORD));
  }

  @Test
  void neverPrintsAPassword() {
    assertThat(UserPool.numbered("u", "d", 1, PASSWORD).user(0).toString())
        .contains("u1@d")
        .doesNotContain(PASSWORD.reveal());
  }

  private static PoolSettings settings(OptionalInt size, Optional<String> single) {
    return new PoolSettings(size, "loadtest_user_", "loadtest.local", PASSWORD, single);
  }
}
