package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, spoken to as by a user. */
class ServeCommandIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "Sample-Passw0rd";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  @TempDir private Path folder;
  private Process process;

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void servesTakesOrdersAndEndsWithItsInput() throws Exception {
    start(Redirect.PIPE);
    Map<String, String> said = untilReady();
    String login = said.get("server") + "/api/auth/login";
    String credentials =
        "{\"email\":\"loadtest_user_3@loadtest.local\",\"password\":\"" + PASSWORD + "\"}";
    assertThat(send("POST", login, credentials).statusCode()).isEqualTo(200);

    String faults = "[{\"route\":\"POST /api/auth/login\",\"kind\":\"error\",\"every\":1}]";
    assertThat(send("PUT", said.get("admin") + "/faults", faults).statusCode()).isEqualTo(200);
    assertThat(send("POST", login, credentials).statusCode()).isEqualTo(500);

    JsonNode truth = new JsonMapper().readTree(send("GET", said.get("admin") + "/truth").body());
    JsonNode logins = truth.at("/routes/POST ~1api~1auth~1login");
    assertThat(logins.at("/byStatus/200").asInt()).isEqualTo(1);
    assertThat(logins.at("/byStatus/500").asInt()).isEqualTo(1);
    assertThat(logins.at("/faults/error").asInt()).isEqualTo(1);
    List<ProcessHandle> all = Stream.concat(self(), process.descendants()).toList();
    assertThat(all).as("the command and its server").hasSize(2);

    process.getOutputStream().close();

    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(all).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void inputThatIsClosedFromTheStartEndsNothing() throws Exception {
    start(Redirect.from(new File("/dev/null")));
    Map<String, String> said = untilReady();
    assertThat(said).containsKey("Ends with Ctrl-C.");
    List<ProcessHandle> servers = process.descendants().toList();
    assertThat(send("GET", said.get("server") + "/health").statusCode()).isEqualTo(200);

    process.destroy();

    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle server : servers) {
      server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void saysSoWhenTheServerEndsByItself() throws Exception {
    start(Redirect.PIPE, "-Dcs.embedded.die-after=200ms");

    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(process.errorReader().lines())
        .contains("the reference server ended with status 137");
  }

  private void start(Redirect input, String... options) throws IOException {
    List<String> command =
        Stream.of(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m"),
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(options),
                List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath()),
                List.of(ServeCommand.class.getName()))
            .flatMap(List::stream)
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(input);
    builder.directory(folder.toFile());
    builder.environment().clear(); // whatever is set here must not change what is served
    builder.environment().put("LOADTEST_USER_POOL_PASSWORD", PASSWORD);
    process = builder.start();
  }

  /** Every line up to the last: its first word and the rest, or the whole line and nothing. */
  private Map<String, String> untilReady() throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    Stream.Builder<String> lines = Stream.builder();
    String line;
    do {
      line = output.readLine();
      assertThat(line).as("what the command says").isNotNull().doesNotContain(PASSWORD);
      lines.add(line);
    } while (!line.startsWith("Ends "));
    return lines
        .build()
        .map(text -> text.split(" {2,}", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts.length > 1 ? parts[1] : ""));
  }

  private Stream<ProcessHandle> self() {
    return Stream.of(process.toHandle());
  }

  private HttpResponse<String> send(String method, String url, String... body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher publisher =
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofString(body[0]);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
