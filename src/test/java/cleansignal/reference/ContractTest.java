package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replays exchanges that were captured on the real target, and compares every answer with the
 * captured one: status, the headers that matter, and the JSON down to its values.
 *
 * <p>A capture holds one JSON object a line: logins that it starts from, a game that it starts
 * from, and exchanges; {@code at} is the captured second, to which the server's clock is set,
 * {@code times} how often the request is sent (only the first answer's headers are compared).
 * Tokens are replaced by names, which the replay learns to translate, and messages that no client
 * can rely on by {@code *}.
 */
class ContractTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PASSWORD = "Sample-Passw0rd";
  private static final String BYPASS = "{\"enabled\":true,\"token\":\"bypass-token-0123456789\"}";

  private final Likeness likeness = new Likeness();
  private final SettableClock clock = new SettableClock(Instant.EPOCH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "capture-main.ndjson   | relaxed | 900 | {}",
        "capture-strict.ndjson | strict  | 60  | {}",
        "capture-bypass.ndjson | strict  | 900 | " + BYPASS,
      })
  void answersAsTheCapturedServerDid(
      String capture, String limits, int tokenLifeSeconds, String bypass) throws IOException {
    List<JsonNode> lines = read(capture);
    clock.set(Instant.ofEpochSecond(firstSecond(lines)));
    ReferenceSettings settings =
        ReferenceSettings.fromJson(
            MAPPER
                .createObjectNode()
                .put("poolSize", 351)
                .put("poolPassword", PASSWORD)
                .put("limits", limits)
                .put("tokenLifeSeconds", tokenLifeSeconds)
                .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                    "bypass", MAPPER.readTree(bypass))
                .toString());
    try (ReferenceServer server = ReferenceServer.start(settings, clock)) {
      TestClient client = new TestClient(server.port());
      SoftAssertions all = new SoftAssertions();
      for (JsonNode line : lines) {
        if (line.has("login")) {
          logIn(line.get("login"), client);
        } else if (line.has("game")) {
          String creator = likeness.translate(line.get("creator").asText());
          likeness.learn(line.get("game").asText(), client.createGame(creator, true));
        } else {
          replay(line, client, all);
        }
      }
      all.assertAll();
    }
  }

  private void logIn(JsonNode login, TestClient client) {
    clock.set(Instant.ofEpochSecond(login.get("at").asLong()));
    JsonNode data = client.login(login.get("email").asText(), PASSWORD);
    likeness.learn(login.get("access").asText(), data.path("accessToken").asText());
    likeness.learn(login.get("user").asText(), data.at("/user/id").asText());
    if (login.has("refresh")) {
      likeness.learn(login.get("refresh").asText(), data.path("refreshToken").asText());
    }
  }

  private void replay(JsonNode exchange, TestClient client, SoftAssertions all) {
    clock.set(Instant.ofEpochSecond(exchange.get("at").asLong()));
    String name = exchange.get("name").asText();
    JsonNode request = exchange.get("request");
    TestClient.Answer first = send(request, client);
    all.assertThat(first.status()).as(name).isEqualTo(exchange.get("status").asInt());
    all.assertThat(likeness.differences(exchange.get("body"), first.json())).as(name).isEmpty();
    exchange
        .get("headers")
        .properties()
        .forEach(
            header ->
                all.assertThat(withoutExpiry(first.header(header.getKey())))
                    .as(name + ", header " + header.getKey())
                    .isEqualTo(likeness.translate(header.getValue().asText())));
    all.assertThat(first.header("x-request-id")).as(name).isNotEmpty();
    all.assertThat(first.header("etag")).as(name).startsWith("W/\"");
    for (int i = 1; i < exchange.path("times").asInt(1); i++) {
      all.assertThat(send(request, client).status())
          .as(name + ", again")
          .isEqualTo(exchange.get("status").asInt());
    }
  }

  private TestClient.Answer send(JsonNode request, TestClient client) {
    List<String> headers = new ArrayList<>();
    request
        .get("headers")
        .properties()
        .forEach(
            header -> {
              headers.add(header.getKey());
              headers.add(likeness.translate(header.getValue().asText()));
            });
    JsonNode body = request.get("body");
    String text =
        body.isNull()
            ? null
            : likeness.translate(body.isTextual() ? body.textValue() : body.toString());
    return client.call(
        request.get("method").asText(),
        likeness.translate(request.get("path").asText()),
        text,
        headers.toArray(String[]::new));
  }

  private static String withoutExpiry(String header) {
    return header.replaceAll(" Expires=[^;]+;", "");
  }

  private static long firstSecond(List<JsonNode> lines) {
    return lines.stream()
        .filter(line -> line.has("at"))
        .findFirst()
        .map(line -> line.get("at").asLong())
        .orElseThrow();
  }

  private static List<JsonNode> read(String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (InputStream stream = ContractTest.class.getResourceAsStream("/reference/" + name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(MAPPER.readTree(line));
      }
    }
    assertThat(lines).isNotEmpty();
    return lines;
  }
}
