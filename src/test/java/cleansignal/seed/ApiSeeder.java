package cleansignal.seed;

import cleansignal.config.Secret;
import cleansignal.config.SuiteConfig;
import cleansignal.safety.Answer;
import cleansignal.safety.DirectHttp;
import cleansignal.target.GameServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Registers users over a target's API, one after the other: no faster than it is told to, never
 * before the time that a limiter names, and from where it stopped the last time.
 */
public final class ApiSeeder {

  private static final int CONFLICT = 409;
  private static final int LIMITED = 429;

  /** When a limiter does not say how long. */
  private static final Duration UNTOLD = Duration.ofSeconds(60);

  private final DirectHttp http;
  private final GameServer server;
  private final Map<String, String> headers;
  private final Pace pace;
  private final Progress progress;
  private final Consumer<String> say;

  /**
   * How fast it may go.
   *
   * @param between from one registration to the next
   * @param longest how long it waits for a limiter; when it is told to wait longer, it stops
   * @param pause waits
   */
  public record Pace(Duration between, Duration longest, Pause pause) {}

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    /**
     * Waits so long.
     *
     * @throws InterruptedException when it is woken early
     */
    void of(Duration duration) throws InterruptedException;
  }

  /**
   * How seeding ended.
   *
   * @param users what became of them
   * @param skipped users that an earlier call has left behind it
   * @param waiting how long the limiter wants to be left alone; empty when all users are there
   */
  public record Result(Seeded users, int skipped, Optional<Duration> waiting) {}

  /**
   * A seeder of a configuration's target.
   *
   * @param config its target's address, bypass token and rate of logins, which cost as much as
   *     registrations
   * @param server the target's calls
   * @param first the first of the users that are to be seeded
   * @param longest how long to wait for a limiter
   * @param say takes a line now and then
   * @return the seeder, which keeps its progress among the results
   */
  public static ApiSeeder of(
      SuiteConfig config,
      GameServer server,
      SeedUser first,
      Duration longest,
      Consumer<String> say) {
    URI base = config.target().baseUrl().orElseThrow();
    return new ApiSeeder(
        new DirectHttp(base, config.http().requestTimeout()),
        server,
        config.target().bypassToken(),
        new Pace(
            Duration.ofMillis(Math.round(1000 / config.auth().loginRate())),
            longest,
            duration -> Thread.sleep(duration.toMillis())),
        new Progress(config.run().results().resolve("seeding.json"), base.toString(), first),
        say);
  }

  /** A seeder of that target. */
  ApiSeeder(
      DirectHttp http,
      GameServer server,
      Optional<Secret> bypassToken,
      Pace pace,
      Progress progress,
      Consumer<String> say) {
    this.http = http;
    this.server = server;
    this.headers =
        bypassToken.map(token -> Map.of(server.bypassHeader(), token.reveal())).orElse(Map.of());
    this.pace = pace;
    this.progress = progress;
    this.say = say;
  }

  /**
   * Those that it would ask the target for now: an earlier call has left the others behind it.
   *
   * @param users in order of their numbers
   * @return in the same order; empty when all are known to be there
   */
  public List<SeedUser> left(List<SeedUser> users) {
    int last = progress.last();
    return users.stream().filter(user -> user.number() > last).toList();
  }

  /**
   * Registers the users that are not there.
   *
   * @param users in order of their numbers
   * @param password of all of them
   * @throws SeedException when the target refuses one for another reason than a limiter
   * @throws IOException when the target does not answer, or the progress can't be kept
   * @throws InterruptedException when it is told to stop
   */
  public Result seed(List<SeedUser> users, Secret password)
      throws IOException, InterruptedException {
    List<SeedUser> left = left(users);
    Seeded seeded = Seeded.NONE;
    for (SeedUser user : left) {
      Answer answer = register(user, password);
      while (answer.status() == LIMITED) {
        Duration wait = wait(answer);
        if (wait.compareTo(pace.longest()) > 0) {
          return new Result(seeded, users.size() - left.size(), Optional.of(wait));
        }
        say.accept("the limiter wants " + wait.toSeconds() + " s before user " + user.number());
        pace.pause().of(wait);
        answer = register(user, password);
      }
      seeded = seeded.plus(outcome(user, answer));
      progress.reached(user.number());
      pace.pause().of(pace.between());
    }
    progress.finished();
    return new Result(seeded, users.size() - left.size(), Optional.empty());
  }

  private Answer register(SeedUser user, Secret password) throws IOException, InterruptedException {
    String body = server.registerBody(user.email(), user.username(), password.reveal());
    return http.send(server.register(), Optional.of(body), headers);
  }

  private Seeded outcome(SeedUser user, Answer answer) {
    if (answer.status() == server.register().success()) {
      return new Seeded(1, 0, 0, 0, 0);
    }
    if (answer.status() == CONFLICT && answer.code().equals(Optional.of(server.emailTaken()))) {
      return new Seeded(0, 0, 1, 0, 0);
    }
    throw new SeedException(
        "the target does not take user " + user.email() + ": status " + answer.says());
  }

  /** As the header says, else the body, else a minute. */
  private static Duration wait(Answer answer) {
    OptionalLong header = answer.header("Retry-After");
    long body = answer.number("error.retryAfter").orElse(0);
    if (header.isPresent()) {
      return Duration.ofSeconds(header.getAsLong());
    }
    return body > 0 ? Duration.ofSeconds(body) : UNTOLD;
  }
}
