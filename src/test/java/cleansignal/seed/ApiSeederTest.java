package cleansignal.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.config.PoolSettings;
import cleansignal.config.Secret;
import cleansignal.reference.ReferenceServer;
import cleansignal.reference.ReferenceSettings;
import cleansignal.reference.SettableClock;
import cleansignal.safety.DirectHttp;
import cleansignal.target.RingRift;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the reference server, whose clock moves on while the seeder waits. */
class ApiSeederTest {
  private static final Secret PASSWORD = Secret.of("Seeded-secret-1");
  private static final Secret TOKEN = Secret.of("let-me-past-all-of-them");
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final Duration DAY = Duration.ofDays(1);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  @TempDir private Path folder;
  private ReferenceServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theUsersOfThePoolAreThereAndCanLogIn() throws Exception {
    start("{}");

    ApiSeeder.Result result = seed(users(0, 5), DAY);

    assertThat(result)
        .isEqualTo(new ApiSeeder.Result(new Seeded(5, 0, 0, 0, 0), 0, Optional.empty()));
    for (SeedUser user : users(0, 5)) {
      assertThat(login(user.email())).isEqualTo(200);
    }
    assertThat(login("pool_6@pool.test")).isEqualTo(401);
    assertThat(waits).hasSize(5).containsOnly(BETWEEN);
  }

  @Test
  void seedingTwiceIsSeedingOnce() throws Exception {
    start("{}");
    seed(users(0, 5), DAY);

    assertThat(seed(users(0, 6), DAY).users()).isEqualTo(new Seeded(1, 0, 5, 0, 0));
    assertThat(seed(users(0, 6), DAY).users()).isEqualTo(new Seeded(0, 0, 6, 0, 0));
  }

  /** Three an hour, as the target's default is. */
  @Test
  void aLimiterIsObeyedToTheSecond() throws Exception {
    start("{\"limits\":\"strict\"}");

    ApiSeeder.Result result = seed(users(0, 7), DAY);

    assertThat(result.users().made()).isEqualTo(7);
    assertThat(waits)
        .filteredOn(wait -> !wait.equals(BETWEEN))
        .containsExactly(Duration.ofHours(1), Duration.ofHours(1));
    assertThat(said)
        .containsExactly(
            "the limiter wants 3600 s before user 4", "the limiter wants 3600 s before user 7");
  }

  @Test
  void whereItWouldWaitTooLongItStopsAndGoesOnFromThere() throws Exception {
    start("{\"limits\":\"strict\"}");

    ApiSeeder.Result first = seed(users(0, 5), Duration.ofMinutes(5));

    assertThat(first)
        .isEqualTo(
            new ApiSeeder.Result(new Seeded(3, 0, 0, 0, 0), 0, Optional.of(Duration.ofHours(1))));
    assertThat(kept()).exists();

    clock.advance(Duration.ofHours(1));
    ApiSeeder.Result second = seed(users(0, 5), Duration.ofMinutes(5));

    assertThat(second)
        .as("users that are there cost no registration")
        .isEqualTo(new ApiSeeder.Result(new Seeded(2, 0, 0, 0, 0), 3, Optional.empty()));
    assertThat(kept()).doesNotExist();
    assertThat(login("pool_5@pool.test")).isEqualTo(200);
  }

  @Test
  void progressElsewhereOrOfOtherUsersSaysNothing() throws Exception {
    start("{}");

    new Progress(kept(), "http://other.test", users(0, 1).get(0)).reached(4);
    assertThat(seed(users(0, 5), DAY).skipped()).isZero();

    new Progress(kept(), base(), users(3, 1).get(0)).reached(4);
    assertThat(seed(users(0, 6), DAY).users()).isEqualTo(new Seeded(1, 0, 5, 0, 0));

    Files.writeString(kept(), "{");
    assertThat(seed(users(0, 6), DAY).users()).isEqualTo(new Seeded(0, 0, 6, 0, 0));
  }

  @Test
  void theBypassTokenPassesTheLimiter() throws Exception {
    start(
        "{\"limits\":\"strict\",\"bypass\":{\"enabled\":true,\"token\":\""
            + TOKEN.reveal()
            + "\"}}");

    assertThat(seed(users(0, 7), Duration.ZERO).users().made()).isEqualTo(7);
  }

  @Test
  void aUserThatTheTargetDoesNotTakeEndsItWithoutItsPassword() throws Exception {
    start("{}");

    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> seeder(users(0, 1), DAY).seed(users(0, 1), Secret.of("tooweakpassword")))
        .withMessage(
            "the target does not take user pool_1@pool.test: status 400 VALIDATION_FAILED");
  }

  @Test
  void aNameThatAnotherHasEndsIt() throws Exception {
    start("{}");
    new DirectHttp(URI.create(base()), DAY)
        .send(
            new RingRift().register(),
            Optional.of(new RingRift().registerBody("me@pool.test", "pool_2", PASSWORD.reveal())),
            Map.of());

    assertThatExceptionOfType(SeedException.class)
        .isThrownBy(() -> seed(users(0, 3), DAY))
        .withMessageEndingWith("pool_2@pool.test: status 409 RESOURCE_USERNAME_EXISTS");
    assertThat(progress(users(0, 3)).last()).isEqualTo(1);
  }

  private void start(String settings) {
    server = ReferenceServer.start(ReferenceSettings.fromJson(settings), clock);
  }

  private ApiSeeder.Result seed(List<SeedUser> users, Duration longest)
      throws IOException, InterruptedException {
    return seeder(users, longest).seed(users, PASSWORD);
  }

  private Progress progress(List<SeedUser> users) {
    return new Progress(kept(), base(), users.get(0));
  }

  private ApiSeeder seeder(List<SeedUser> users, Duration longest) {
    ApiSeeder.Pause pause =
        wait -> {
          waits.add(wait);
          clock.advance(wait);
        };
    return new ApiSeeder(
        new DirectHttp(URI.create(base()), Duration.ofSeconds(30)),
        new RingRift(),
        Optional.of(TOKEN),
        new ApiSeeder.Pace(BETWEEN, longest, pause),
        progress(users),
        said::add);
  }

  private Path kept() {
    return folder.resolve("results").resolve("seeding.json");
  }

  private String base() {
    return "http://127.0.0.1:" + server.port();
  }

  private int login(String email) throws IOException, InterruptedException {
    RingRift target = new RingRift();
    return new DirectHttp(URI.create(base()), Duration.ofSeconds(30))
        .send(target.login(), Optional.of(target.loginBody(email, PASSWORD.reveal())), Map.of())
        .status();
  }

  private static List<SeedUser> users(int offset, int count) {
    return SeedUser.of(
        new PoolSettings(OptionalInt.empty(), "pool_", "pool.test", PASSWORD, Optional.empty()),
        offset,
        count);
  }
}
