package cleansignal.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which target is meant before its file can be read. */
final class TargetChoice {
  private static final List<Key<?>> ADDRESSES = List.of(Keys.BASE_URL, Keys.WS_URL);
  private static final List<String> VARIABLES =
      List.of(Variable.BASE_URL, Variable.STAGING_URL, "WS_URL");

  private TargetChoice() {}

  /**
   * The target. Embedded is the default only while nothing names a server, lest a load that was
   * meant for one be judged on another.
   *
   * @param written the layers without the environment, merged
   * @return empty when there is a problem with it
   */
  static Optional<TargetEnvironment> of(
      Map<Key<?>, Raw> written, EnvironmentLayer environment, Problems problems) {
    Raw target = written.get(Keys.TARGET);
    Optional<String> server = server(written, environment);
    if (!target.source().byOperator() && server.isPresent()) {
      problems.add(
          server.get()
              + " names a server, but nothing says which kind of target it is: add -Dtarget=local,"
              + " -Dtarget=staging or -Dtarget=production");
      return Optional.empty();
    }
    return target.text().flatMap(Values.parser(Keys.TARGET));
  }

  private static Optional<String> server(Map<Key<?>, Raw> written, EnvironmentLayer environment) {
    return environment
        .firstSet(VARIABLES)
        .map(name -> Source.variable(name).text())
        .or(
            () ->
                ADDRESSES.stream()
                    .filter(key -> written.get(key).givenByOperator())
                    .map(key -> key.name() + " (" + written.get(key).source().text() + ")")
                    .findFirst());
  }
}
