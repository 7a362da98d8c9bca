package cleansignal.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A plain client of a reference server on loopback. */
final class TestClient {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  TestClient(int port) {
    this.port = port;
  }

  /** An answer, with its JSON body, or a missing node where it is none. */
  record Answer(int status, HttpHeaders headers, JsonNode json, String text) {
    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    String code() {
      return json.at("/error/code").asText();
    }
  }

  Answer get(String path, String... headers) {
    return call("GET", path, null, headers);
  }

  Answer post(String path, String body, String... headers) {
    return call("POST", path, body, headers);
  }

  Answer put(String path, String body) {
    return call("PUT", path, body);
  }

  /** Calls; a body is sent as JSON, null sends none. */
  Answer call(String method, String path, String body, String... headers) {
    try {
      return tryCall(method, path, body, headers);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * As {@link #call}, for those who expect that there is no answer.
   *
   * @throws IOException if the connection fails or is cut
   */
  Answer tryCall(String method, String path, String body, String... headers) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), json(response), response.body());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    }
  }

  /** Logs in and returns the data of the reply: user, accessToken, refreshToken, expiresIn. */
  JsonNode login(String email, String password) {
    String body = MAPPER.valueToTree(Map.of("email", email, "password", password)).toString();
    Answer answer = post("/api/auth/login", body);
    if (answer.status() != 200) {
      throw new IllegalStateException("login of " + email + " failed: " + answer.text());
    }
    return answer.json().path("data");
  }

  /** Creates a game of two, with one AI or among humans, and returns its id. */
  String createGame(String accessToken, boolean withAi) {
    String opponents =
        !withAi
            ? ""
            : ",\"aiOpponents\":{\"count\":1,\"difficulty\":[3],"
                + "\"mode\":\"local_heuristic\",\"aiType\":\"heuristic\"}";
    Answer answer =
        post(
            "/api/games",
            "{\"boardType\":\"square8\",\"maxPlayers\":2,\"isRated\":false,\"timeControl\":"
                + "{\"type\":\"rapid\",\"initialTime\":600,\"increment\":0}"
                + opponents
                + "}",
            "Authorization",
            "Bearer " + accessToken);
    if (answer.status() != 201) {
      throw new IllegalStateException("no game: " + answer.text());
    }
    return answer.json().at("/data/game/id").asText();
  }

  private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
    boolean isJson =
        response.headers().firstValue("content-type").orElse("").startsWith("application/json");
    return isJson && !response.body().isEmpty()
        ? MAPPER.readTree(response.body())
        : MissingNode.getInstance();
  }
}
