package cleansignal.preflight;

import cleansignal.config.Secret;
import cleansignal.config.SuiteConfig;
import cleansignal.config.TargetEnvironment;
import java.util.Locale;
import java.util.Optional;

/** Settings that were made in different places agree. */
final class ConfigurationCheck {

  private ConfigurationCheck() {}

  static Finding look(Subject subject) {
    SuiteConfig config = subject.config();
    int pool = subject.pool().size();
    int needed = subject.plan().poolNeeded();
    if (pool < needed) {
      return Finding.fail(
          "the pool of %d has too few users, the plan needs %d".formatted(pool, needed),
          "seed more, and say so by cs.pool.size, or choose a smaller workload");
    }
    Optional<Secret> seeded = config.preflight().seedPassword();
    if (seeded.isPresent() && !seeded.get().equals(config.pool().password())) {
      return Finding.fail(
          "the password of the seed is not that of the pool",
          "set LOADTEST_USER_POOL_PASSWORD to what the users were seeded with"
              + " (LOADTEST_SEED_PASSWORD)");
    }
    String found = "a pool of %d for %d users at once".formatted(pool, needed);
    return config.run().pace() > 1 && config.target().environment() != TargetEnvironment.EMBEDDED
        ? Finding.warn(
            found + String.format(Locale.ROOT, ", but time runs %.1f times as fast", pace(config)),
            "-Dpace=1: a paced run can't gate a release")
        : Finding.pass(found);
  }

  private static double pace(SuiteConfig config) {
    return config.run().pace();
  }
}
