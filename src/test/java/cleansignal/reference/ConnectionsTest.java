package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private ReferenceServer server;
  private TestClient client;

  @BeforeEach
  void start() {
    server = ReferenceServer.start(ReferenceSettings.DEFAULTS);
    client = new TestClient(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Takes a little over five seconds of real time: that is what it is about. */
  @Test
  void idleConnectionsAreClosedAndWaitingOnesAreNot() throws IOException {
    new TestClient(server.adminPort())
        .put(
            "/admin/faults",
            "[{\"route\":\"GET /api/health\",\"kind\":\"delay\",\"every\":1,"
                + "\"distribution\":{\"type\":\"fixed\",\"millis\":6000}}]");
    try (RawConnection idle = new RawConnection(server.port());
        RawConnection waiting = new RawConnection(server.port())) {
      idle.get("/health");
      waiting.get("/api/health");
      assertThat(idle.readHead()).contains("keep-alive").contains("timeout=5");

      assertThat(idle.awaitsClose()).isTrue();
      assertThat(waiting.readHead()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aConnectionServesOneRequestAfterTheOther() throws IOException {
    try (RawConnection connection = new RawConnection(server.port())) {
      for (int i = 0; i < 3; i++) {
        connection.get("/health");
        assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
      }
      connection.get("/health", "Connection: close");
      assertThat(connection.readHead()).contains("close").doesNotContain("timeout=5");
      assertThat(connection.awaitsClose()).isTrue();
    }
  }

  @Test
  void anOversizedBodyIsRefusedOnAConnectionThatLives() throws IOException {
    try (RawConnection connection = new RawConnection(server.port())) {
      int length = 11 * 1024 * 1024;
      connection.send(
          "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: "
              + length
              + "\r\n\r\n");
      connection.send("x".repeat(length));
      assertThat(connection.readHead()).startsWith("HTTP/1.1 413");
      connection.get("/health");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void echoesTheRequestIdAndMakesOneWhereThereIsNone() {
    assertThat(client.get("/health", "X-Request-Id", "mine").header("X-Request-Id"))
        .isEqualTo("mine");
    assertThat(client.get("/health").header("X-Request-Id")).hasSize(36);
    assertThat(
            client
                .get("/api/users/profile", "X-Request-Id", "mine")
                .json()
                .at("/error/requestId")
                .asText())
        .isEqualTo("mine");
  }

  @Test
  void anUnchangedBodyIsNotSentAgain() {
    // The statistics are the one reply that stays the same for a while.
    TestClient.Answer first = client.get("/api/stats");
    TestClient.Answer second = client.get("/api/stats", "If-None-Match", first.header("ETag"));
    TestClient.Answer other = client.get("/api/stats", "If-None-Match", "W/\"other\"");

    assertThat(second.status()).isEqualTo(304);
    assertThat(second.text()).isEmpty();
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.text()).isEqualTo(first.text());
  }

  @Test
  void compressesOnlyWhatIsWorthItAndAskedFor() {
    assertThat(client.get("/metrics", "Accept-Encoding", "gzip").header("Content-Encoding"))
        .isEqualTo("gzip");
    assertThat(client.get("/health", "Accept-Encoding", "gzip").header("Content-Encoding"))
        .isEmpty();
    assertThat(client.get("/metrics").header("Content-Encoding")).isEmpty();
  }

  @Test
  void anUnknownMethodOnAKnownPathIsAnUnknownRoute() {
    TestClient.Answer answer = client.call("DELETE", "/api/auth/login", null);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("NOT_FOUND");
  }
}
