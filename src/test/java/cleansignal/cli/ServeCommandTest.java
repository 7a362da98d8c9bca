package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.LoadedConfig;
import cleansignal.config.SuiteConfigLoader;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the command says and refuses; {@link ServeCommandIT} starts it. */
class ServeCommandTest {
  private static final String BASE_URL = "http://127.0.0.1:41234";
  private static final String ADMIN_URL = "http://127.0.0.1:41235/admin";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysWhereWhoAndHow() {
    LoadedConfig loaded = SuiteConfigLoader.loadForServe(Map.of(), Map.of());

    assertThat(ServeText.of(loaded, 400, BASE_URL, ADMIN_URL, true))
        .containsExactly(
            "server  http://127.0.0.1:41234",
            "admin   http://127.0.0.1:41235/admin",
            "users   loadtest_user_1@loadtest.local to loadtest_user_400@loadtest.local;"
                + " password: cs.pool.password from targets/embedded.conf",
            "limits  relaxed; tokens live 900 s; bcrypt cost 4",
            "try     curl http://127.0.0.1:41235/admin/truth",
            "Ends with Ctrl-C or with its standard input.");
  }

  @Test
  void namesTheOperatorsSourceOfThePasswordAndNeverThePassword() {
    LoadedConfig loaded =
        SuiteConfigLoader.loadForServe(
            Map.of("LOADTEST_USER_POOL_PASSWORD", "Sample-Passw0rd"),
            Map.of("cs.pool.prefix", "bot_", "cs.embedded.limits", "strict"));

    assertThat(ServeText.of(loaded, 1, BASE_URL, ADMIN_URL, false))
        .contains(
            "users   bot_1@loadtest.local; password: cs.pool.password from environment"
                + " LOADTEST_USER_POOL_PASSWORD",
            "limits  strict; tokens live 900 s; bcrypt cost 4",
            "Ends with Ctrl-C.")
        .noneMatch(line -> line.contains("Sample-Passw0rd"));
  }

  @Test
  void listsProblemsOnStandardErrorAndEndsWithOne() {
    assertThat(run(Map.of("cs.embedded.port", "70000"))).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .containsExactly(
            "cs.embedded.port = 70000 (-Dcs.embedded.port): must be a whole number from 0 to 65535");
  }

  @Test
  void anUnknownOptionEndsWithOneAsTwoWouldReadAsAFailedRun() {
    assertThat(run(Map.of(), "--prot")).isEqualTo(1);
    assertThat(err.toString()).contains("--prot");
  }

  private int run(Map<String, String> properties, String... args) {
    ServeCommand command =
        new ServeCommand(
            () -> SuiteConfigLoader.loadForServe(Map.of(), properties),
            InputStream.nullInputStream());
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
