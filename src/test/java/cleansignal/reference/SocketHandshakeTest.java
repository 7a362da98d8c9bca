package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways into the sockets and out of them, frame for frame as captured on the target. */
class SocketHandshakeTest {
  private static final String PASSWORD = "Sample-Passw0rd";
  private static final String WEBSOCKET = "EIO=4&transport=websocket";
  private static final String REQUIRED = "Authentication token required";
  private static final String FAILED = "Authentication failed";
  private static final String PATIENT = "{}";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private ReferenceServer server;
  private TestClient client;
  private JsonNode login;

  @BeforeEach
  void start() {
    start(PATIENT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void start(String sockets) {
    server =
        ReferenceServer.start(
            ReferenceSettings.fromJson(
                "{\"poolSize\":1,\"poolPassword\":\""
                    + PASSWORD
                    + "\",\"sockets\":"
                    + sockets
                    + "}"),
            clock);
    client = new TestClient(server.port());
    login = client.login("loadtest_user_1@loadtest.local", PASSWORD);
  }

  @Test
  void opensAndAcknowledges() throws Exception {
    try (RawSocket socket = RawSocket.with(server.port(), WEBSOCKET)) {
      assertThat(socket.next())
          .matches(
              "0\\{\"sid\":\"[\\w-]{20}\",\"upgrades\":\\[],\"pingInterval\":25000,"
                  + "\"pingTimeout\":30000,\"maxPayload\":1000000}");
      socket.send("40{\"token\":\"" + token() + "\"}");
      assertThat(socket.next()).matches("40\\{\"sid\":\"[\\w-]{20}\"}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40 | " + REQUIRED,
        "40{} | " + REQUIRED,
        "40{\"token\":\"\"} | " + REQUIRED,
        "40{\"token\":\"abc\"} | " + FAILED,
        "40{\"token\":\"Bearer ACCESS\"} | " + FAILED,
        "40{\"token\":\"REFRESH\"} | " + FAILED,
        "40{\"auth\":{\"token\":\"ACCESS\"}} | " + REQUIRED,
      })
  void refusesAndLeavesTheWebSocketOpen(String connect, String message) throws Exception {
    try (RawSocket socket = RawSocket.open(server.port())) {
      socket.send(
          connect
              .replace("ACCESS", token())
              .replace("REFRESH", login.path("refreshToken").asText()));

      assertThatIsRefused(socket, message, message);
      socket.send("40{\"token\":\"" + token() + "\"}");
      assertThat(socket.next()).startsWith("40{\"sid\":\"");
    }
    JsonNode sockets = truth().path("sockets");
    assertThat(sockets.path("opened").asInt()).isEqualTo(1);
    assertThat(sockets.path("refused").asInt()).isEqualTo(1);
    assertThat(sockets.at("/refusedByMessage").path(message).asInt()).isEqualTo(1);
    assertThat(sockets.path("connected").asInt()).isEqualTo(1);
  }

  @Test
  void refusesATokenInTheQuery() throws Exception {
    try (RawSocket socket = RawSocket.with(server.port(), WEBSOCKET + "&token=" + token())) {
      socket.next();
      socket.send("40{\"token\":\"" + token() + "\"}");

      assertThatIsRefused(
          socket,
          "Tokens must not be sent in query string. Use auth object instead.",
          "Token in query string is not allowed");
    }
  }

  @Test
  void refusesAnExpiredTokenAndKeepsTheSocketOfOneThatExpires() throws Exception {
    try (RawSocket open = RawSocket.connected(server.port(), token());
        RawSocket late = RawSocket.open(server.port())) {
      clock.advance(Duration.ofSeconds(901));

      late.send("40{\"token\":\"" + token() + "\"}");
      assertThatIsRefused(late, FAILED, FAILED);
      open.send("42[\"diagnostic:ping\",{\"timestamp\":1}]");
      assertThat(open.next()).startsWith("42[\"diagnostic:pong\"");
    }
  }

  @Test
  void refusesOtherNamespaces() throws Exception {
    try (RawSocket socket = RawSocket.open(server.port())) {
      socket.send("40/admin,{\"token\":\"" + token() + "\"}");

      assertThat(socket.next()).isEqualTo("44/admin,{\"message\":\"Invalid namespace\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "transport=foo&EIO=4, 0, Transport unknown",
    "EIO=4, 0, Transport unknown",
    "EIO=4&transport=polling&sid=zzz, 1, Session ID unknown",
    "EIO=4&transport=websocket, 3, Bad request",
    "transport=polling, 5, Unsupported protocol version",
    "EIO=3&transport=polling, 5, Unsupported protocol version",
  })
  void refusesRequestsThatAreNoUpgrades(String query, int code, String message) {
    TestClient.Answer answer = client.get("/socket.io/?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("{\"code\":" + code + ",\"message\":\"" + message + "\"}");
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.header("access-control-allow-credentials")).isEqualTo("true");
  }

  @Test
  void opensLongPollingOnly() {
    TestClient.Answer answer = client.get("/socket.io/?EIO=4&transport=polling");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).startsWith("0{\"sid\":\"").contains("\"upgrades\":[\"websocket\"]");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
  }

  @Test
  void knowsNothingWithoutTheLastSlash() throws IOException {
    assertThat(client.get("/socket.io?EIO=4&transport=polling").status()).isEqualTo(404);
    assertThat(client.get("/socket.io?EIO=4&transport=polling").code()).isEqualTo("NOT_FOUND");
    assertThat(upgrade("/socket.io?" + WEBSOCKET)).isEmpty();
  }

  @Test
  void cutsOffUpgradesElsewhere() throws IOException {
    assertThat(upgrade("/ws/?" + WEBSOCKET)).isEmpty();
  }

  @Test
  void refusesUpgradesOfAnotherTransport() throws IOException {
    assertThat(upgrade("/socket.io/?EIO=4&transport=foo")).startsWith("HTTP/1.1 400");
  }

  /** The target upgrades first, and then writes an HTTP answer where a frame is due. */
  @Test
  void answersAnotherProtocolWithGarbage() throws Exception {
    try (RawSocket socket = RawSocket.with(server.port(), "EIO=3&transport=websocket")) {
      assertThat(socket.awaitClose()).isNotEqualTo("1005");
    }
    try (RawSocket socket = RawSocket.with(server.port(), WEBSOCKET + "&EIO=3")) {
      assertThat(socket.awaitClose()).isNotEqualTo("1005");
    }
  }

  @ParameterizedTest
  @CsvSource({"42garbage", "2", "4", "42[\"join_game\"", "1", "41"})
  void closesWithoutAStatus(String frame) throws Exception {
    try (RawSocket socket = RawSocket.connected(server.port(), token())) {
      socket.send(frame);

      assertThat(socket.awaitClose()).isEqualTo("1005");
    }
  }

  @Test
  void closesOnAnEventBeforeTheConnect() throws Exception {
    try (RawSocket socket = RawSocket.open(server.port())) {
      socket.send("42[\"lobby:subscribe\"]");

      assertThat(socket.awaitClose()).isEqualTo("1005");
    }
  }

  @Test
  void closesWhenNoConnectComes() throws Exception {
    restart("{\"connectTimeoutMillis\":50}");
    try (RawSocket socket = RawSocket.open(server.port())) {
      assertThat(socket.awaitClose()).isEqualTo("1005");
    }
    assertThat(closedFor("connect timeout")).isEqualTo(1);
  }

  @Test
  void closesWhenAHeartbeatIsNotAnswered() throws Exception {
    restart("{\"pingIntervalMillis\":50,\"pingTimeoutMillis\":50}");
    try (RawSocket socket = RawSocket.silent(server.port(), WEBSOCKET)) {
      socket.next();
      assertThat(socket.next()).isEqualTo("2");
      assertThat(socket.next()).isEqualTo(RawSocket.CLOSED);
      assertThat(socket.awaitClose()).isEqualTo("1005");
    }
    assertThat(closedFor("ping timeout")).isEqualTo(1);
  }

  @Test
  void goesOnBeatingForWhoAnswers() throws Exception {
    restart("{\"pingIntervalMillis\":20,\"pingTimeoutMillis\":20000}");
    try (RawSocket socket = RawSocket.silent(server.port(), WEBSOCKET)) {
      socket.next();
      socket.send("40{\"token\":\"" + token() + "\"}");
      int beats = 0;
      while (beats < 3) {
        if (socket.next().equals("2")) {
          beats++;
          socket.send("3");
        }
      }
    }
  }

  @Test
  void ignoresNoops() throws Exception {
    try (RawSocket socket = RawSocket.connected(server.port(), token())) {
      socket.send("6");
      socket.send("42[\"diagnostic:ping\",{\"timestamp\":1}]");

      assertThat(socket.next()).startsWith("42[\"diagnostic:pong\"");
    }
  }

  private static void assertThatIsRefused(RawSocket socket, String text, String reason)
      throws InterruptedException {
    assertThat(socket.next())
        .isEqualTo(
            "42[\"error\",{\"type\":\"error\",\"code\":\"ACCESS_DENIED\",\"message\":\""
                + text
                + "\"}]");
    assertThat(socket.next()).isEqualTo("44{\"message\":\"" + reason + "\"}");
  }

  /** The head of the answer to an upgrade, empty if the connection is closed without one. */
  private String upgrade(String path) throws IOException {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.get(
          path,
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Version: 13");
      return connection.readHead();
    }
  }

  private void restart(String sockets) {
    server.close();
    start(sockets);
  }

  private int closedFor(String reason) {
    JsonNode closed = truth().at("/sockets/closedByReason").path(reason);
    while (closed.isMissingNode()) {
      Thread.onSpinWait();
      closed = truth().at("/sockets/closedByReason").path(reason);
    }
    return closed.asInt();
  }

  private JsonNode truth() {
    return new TestClient(server.adminPort()).get("/admin/truth").json();
  }

  private String token() {
    return login.path("accessToken").asText();
  }
}
