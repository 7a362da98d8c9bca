package cleansignal.cli;

import cleansignal.config.ConfigException;
import cleansignal.config.LoadedConfig;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.config.TargetEnvironment;
import cleansignal.safety.BypassGuard;
import cleansignal.safety.DirectHttp;
import cleansignal.safety.HostResolver;
import cleansignal.safety.RedirectGuard;
import cleansignal.safety.SafetyException;
import cleansignal.safety.TargetGuard;
import cleansignal.seed.ApiSeeder;
import cleansignal.seed.SeedException;
import cleansignal.seed.SeedUser;
import cleansignal.seed.Seeded;
import cleansignal.seed.SqlSeeder;
import cleansignal.target.GameServer;
import cleansignal.target.RingRift;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Makes the users of the pool on the target, over its API or straight in its PostgreSQL. Doing it
 * again changes nothing. Prints no password.
 *
 * <p>Ends with 0 when all of them are there (or gone), else with 1: when the target is not to be
 * touched, refuses, or its limiter wants to be left alone for longer than {@code --max-wait}.
 */
@Command(
    name = "seed",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = Shell.UNUSABLE,
    description = "Makes the users of the pool on the target.")
public final class SeedCommand implements Callable<Integer> {

  /** How the users get there. */
  enum Way {
    API,
    SQL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Supplier<LoadedConfig> loader;
  private final GameServer server = new RingRift();

  @Spec private CommandSpec spec;

  @Option(
      names = "--via",
      description =
          "${COMPLETION-CANDIDATES}; by default sql where cs.services.postgres-url is set, else api.")
  private Way via;

  @Option(
      names = "--count",
      description = "How many users, from 1 to " + SeedUser.LAST + "; by default cs.pool.size.")
  private Integer count;

  @Option(
      names = "--offset",
      defaultValue = "0",
      description =
          "How many users are left out from the start (default: ${DEFAULT-VALUE}); the last user's"
              + " number is at most "
              + SeedUser.LAST
              + ".")
  private int offset;

  @Option(names = "--dry-run", description = "Say what would be done and write nothing.")
  private boolean dryRun;

  @Option(names = "--remove", description = "Remove these users instead (sql only).")
  private boolean remove;

  @Option(
      names = "--max-wait",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description =
          "How long to wait when a limiter says so; longer, and the command ends and goes on from"
              + " there the next time (default: ${DEFAULT-VALUE}).")
  private long maxWaitSeconds;

  /**
   * A command over a source of configuration.
   *
   * @param loader loads the configuration or throws {@link ConfigException}
   */
  SeedCommand(Supplier<LoadedConfig> loader) {
    this.loader = loader;
  }

  /**
   * Runs the command on this process's configuration.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    Shell.run(new SeedCommand(SuiteConfigLoader::load), args);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      LoadedConfig loaded = loader.get();
      return seed(loaded, loaded.config());
    } catch (ConfigException | SafetyException | SeedException refused) {
      refused.getMessage().lines().forEach(line -> Shell.complain(spec.commandLine(), line));
      return Shell.UNUSABLE;
    } finally {
      spec.commandLine().getOut().flush();
    }
  }

  private int seed(LoadedConfig loaded, SuiteConfig config)
      throws IOException, InterruptedException {
    if (config.target().environment() == TargetEnvironment.EMBEDDED) {
      throw new SeedException(
          "the embedded server knows its users from its start; name another target: -Dtarget=");
    }
    int wanted = Optional.ofNullable(count).orElseGet(() -> config.pool().size().orElseThrow());
    checkOptions(wanted);
    new TargetGuard(HostResolver.SYSTEM).check(config);
    List<SeedUser> users = SeedUser.of(config.pool(), offset, wanted);
    Way way =
        Optional.ofNullable(via).orElse(config.database().url().isPresent() ? Way.SQL : Way.API);
    SeedText.task(loaded, users, way, remove, dryRun).forEach(this::sayNow);
    return way == Way.SQL ? overSql(config, users) : overApi(config, users);
  }

  private void checkOptions(int wanted) {
    if (wanted < 1 || wanted > SeedUser.LAST) {
      throw usage("--count is from 1 to " + SeedUser.LAST + ", not " + wanted);
    }
    int most = SeedUser.LAST - wanted;
    if (offset < 0 || offset > most) {
      throw usage("--offset is from 0 to " + most + " for " + wanted + " users, not " + offset);
    }
    if (maxWaitSeconds < 0) {
      throw usage("--max-wait is 0 or more seconds, not " + maxWaitSeconds);
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private int overSql(SuiteConfig config, List<SeedUser> users) {
    SqlSeeder seeder = new SqlSeeder(config.database(), config.seeding());
    long before = System.nanoTime();
    if (remove) {
      Seeded removed = seeder.remove(users, dryRun);
      say(SeedText.removed(removed, dryRun));
      return 0;
    }
    SqlSeeder.Result result = seeder.seed(users, config.pool().password(), dryRun);
    say(SeedText.hash(result, config.seeding().bcryptCost(), users.size()));
    say(SeedText.made(result.users(), Duration.ofNanos(System.nanoTime() - before), dryRun));
    return 0;
  }

  private int overApi(SuiteConfig config, List<SeedUser> users)
      throws IOException, InterruptedException {
    if (remove) {
      throw new SeedException(
          "--remove works in the database alone: --via=sql, cs.services.postgres-url");
    }
    DirectHttp http =
        new DirectHttp(config.target().baseUrl().orElseThrow(), config.http().requestTimeout());
    RedirectGuard.check(http, server.health());
    ApiSeeder seeder =
        ApiSeeder.of(
            config, server, users.get(0), Duration.ofSeconds(maxWaitSeconds), this::sayNow);
    if (dryRun) {
      int left = seeder.left(users).size();
      say(SeedText.wouldRegister(left, users.size() - left, config));
      return 0;
    }
    BypassGuard.check(config, http, server);
    long before = System.nanoTime();
    ApiSeeder.Result result = seeder.seed(users, config.pool().password());
    say(SeedText.registered(result, Duration.ofNanos(System.nanoTime() - before)));
    return result
        .waiting()
        .map(wait -> Shell.complain(spec.commandLine(), SeedText.stopped(wait)))
        .orElse(0);
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  /** Before what may take long. */
  private void sayNow(String line) {
    say(line);
    spec.commandLine().getOut().flush();
  }
}
