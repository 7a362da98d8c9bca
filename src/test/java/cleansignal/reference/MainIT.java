package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server as a process of its own. */
class MainIT {
  private static final long PATIENCE_SECONDS = 60;

  private Process process;

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void servesUntilItsInputCloses() throws Exception {
    start("{\"poolSize\":1,\"poolPassword\":\"Sample-Passw0rd\"}");
    JsonNode ready = new ObjectMapper().readTree(output().readLine());
    assertThat(ready.path("ready").asBoolean()).isTrue();
    TestClient client = new TestClient(ready.path("port").asInt());
    assertThat(client.get("/health").status()).isEqualTo(200);
    assertThat(client.login("loadtest_user_1@loadtest.local", "Sample-Passw0rd").isObject())
        .isTrue();
    assertThat(new TestClient(ready.path("adminPort").asInt()).get("/admin/truth").status())
        .isEqualTo(200);

    process.getOutputStream().close();

    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(output().readLine()).as("one line and no more").isNull();
  }

  @Test
  void refusesBadSettingsInOneLine() throws Exception {
    start("{\"prot\":1}");

    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    List<String> errors = process.errorReader().lines().toList();
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0)).startsWith("reference server: ").contains("prot");
    assertThat(output().readLine()).isNull();
  }

  @Test
  void diesOnOrder() throws Exception {
    start("{\"dieAfterSeconds\":0.2}");
    assertThat(output().readLine()).contains("ready");

    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(137);
  }

  private void start(String settings) throws IOException {
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                Main.class.getName())
            .start();
    process.getOutputStream().write((settings + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  private BufferedReader output() {
    return process.inputReader(StandardCharsets.UTF_8);
  }
}
