package cleansignal.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.config.PoolSettings;
import cleansignal.config.Secret;
import cleansignal.config.SeedingSettings;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedUserTest {
  @Test
  void usersAreThoseThatARunLogsInWith() {
    assertThat(SeedUser.of(pool("u.", Optional.empty()), 1, 2))
        .containsExactly(
            new SeedUser(2, "u.2@pool.test", "u_2"), new SeedUser(3, "u.3@pool.test", "u_3"));
  }

  @Test
  void oneIdentityIsAPoolOfOne() {
    assertThat(SeedUser.of(pool("u", Optional.of("me@host.test")), 0, 1))
        .containsExactly(new SeedUser(1, "me@host.test", "me"));
    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> SeedUser.of(pool("u", Optional.of("me@host.test")), 0, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 1",
    "0, 0",
    "0, -1",
    "0, 1000001",
    "999999, 2",
    "1000000, 1",
    "2147483647, 2147483647"
  })
  void whatIsNobodyIsRefused(int offset, int count) {
    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> SeedUser.of(pool("u", Optional.empty()), offset, count));
  }

  @Test
  void theLastUserIsTheLastOfTheLargestPool() {
    assertThat(SeedUser.of(pool("u", Optional.empty()), SeedUser.LAST - 1, 1))
        .containsExactly(new SeedUser(1_000_000, "u1000000@pool.test", "u1000000"));
  }

  @Test
  void aNameThatTargetsDoNotTakeIsRefused() {
    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> SeedUser.of(pool("u".repeat(32), Optional.empty()), 0, 1))
        .withMessageContaining("over 32 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"email\": \"{email}\"}",
        "{\"hash\": \"{hash}\"}",
        "{\"email\": \"{email}\", \"mail\": \"{email}\", \"hash\": \"{hash}\"}",
        "{\"email\": \"{email}\", \"hash\": \"{hash}\", \"more\": {}}",
        "{\"email\": \"{email}\", \"hash\": \"{hash}\", \"more\": null}"
      })
  void aTableWithoutEmailAndHashIsRefused(String columns) {
    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> UserTable.of(new SeedingSettings("users", columns, 4, 1)))
        .withMessageStartingWith("cs.seeding.columns");
  }

  @Test
  void namesAreQuotedWhateverTheyHold() {
    UserTable table =
        UserTable.of(
            new SeedingSettings(
                "public.users",
                "{\"e\\\"mail\": \"{email}\", \"hash; DROP\": \"{hash}\", \"at\": \"{now}\"}",
                4,
                1));

    assertThat(table.insert())
        .isEqualTo(
            "INSERT INTO \"public\".\"users\" (\"e\"\"mail\", \"hash; DROP\", \"at\") VALUES (?, ?,"
                + " now()) ON CONFLICT (\"e\"\"mail\") DO NOTHING");
  }

  @Test
  void aPasswordLongerThanBcryptTakesIsRefused() {
    assertThat(SharedHash.of(Secret.of("a".repeat(71)), 4, Optional.empty()).kept()).isFalse();
    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> SharedHash.of(Secret.of("a".repeat(73)), 4, Optional.empty()))
        .withMessageContaining("72 bytes");
  }

  private static PoolSettings pool(String prefix, Optional<String> single) {
    return new PoolSettings(
        single.isPresent() ? OptionalInt.of(1) : OptionalInt.empty(),
        prefix,
        "pool.test",
        Secret.of("Seeded-secret-1"),
        single);
  }
}
