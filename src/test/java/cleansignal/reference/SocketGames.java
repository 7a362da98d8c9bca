package cleansignal.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A server with a few users who are logged in, for tests that play on it. */
final class SocketGames implements AutoCloseable {
  private static final String PASSWORD = "Sample-Passw0rd";
  private static final int USERS = 4;

  private final ReferenceServer server;
  private final TestClient client;
  private final TestClient admin;
  private final List<JsonNode> logins = new ArrayList<>();

  /** With these settings, a JSON object without its braces. */
  SocketGames(String settings) {
    server =
        ReferenceServer.start(
            ReferenceSettings.fromJson(
                "{\"poolSize\":"
                    + USERS
                    + ",\"poolPassword\":\""
                    + PASSWORD
                    + "\""
                    + (settings.isEmpty() ? "" : "," + settings)
                    + "}"));
    client = new TestClient(server.port());
    admin = new TestClient(server.adminPort());
    for (int number = 1; number <= USERS; number++) {
      logins.add(client.login("loadtest_user_" + number + "@loadtest.local", PASSWORD));
    }
  }

  TestClient client() {
    return client;
  }

  TestClient admin() {
    return admin;
  }

  ReferenceServer server() {
    return server;
  }

  String token(int user) {
    return logins.get(user - 1).path("accessToken").asText();
  }

  String userId(int user) {
    return logins.get(user - 1).at("/user/id").asText();
  }

  /** A socket of this user, not joined yet. */
  RawPlayer player(int user, String game) throws InterruptedException {
    return new RawPlayer(server.port(), token(user), game);
  }

  /** A game of the first user against one AI. */
  String aiGame(String mode) {
    return create(
        "\"maxPlayers\":2,\"aiOpponents\":{\"count\":1,\"difficulty\":[4],\"mode\":\""
            + mode
            + "\"}");
  }

  /** A game of the first two users. */
  String humanGame(boolean rated) {
    String game = create("\"maxPlayers\":2,\"isRated\":" + rated);
    post("/api/games/" + game + "/join", 2);
    return game;
  }

  /** A game of the first user, with these fields beside board and clock. */
  String create(String fields) {
    TestClient.Answer answer =
        client.post(
            "/api/games",
            "{\"boardType\":\"square8\",\"seed\":7,\"isRated\":false,"
                + "\"timeControl\":{\"type\":\"rapid\",\"initialTime\":600,\"increment\":0},"
                + fields
                + "}",
            "Authorization",
            "Bearer " + token(1));
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    return answer.json().at("/data/game/id").asText();
  }

  TestClient.Answer post(String path, int user) {
    return client.post(path, "{}", "Authorization", "Bearer " + token(user));
  }

  TestClient.Answer get(String path, int user) {
    return client.get(path, "Authorization", "Bearer " + token(user));
  }

  void arm(String... faults) {
    TestClient.Answer answer =
        admin.put("/admin/faults", "[" + String.join(",", faults).replace('\'', '"') + "]");
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.text());
    }
  }

  JsonNode truth(String path) {
    return admin.get("/admin/truth").json().at(path);
  }

  /** How often a fault of this kind took effect at this point. */
  int struck(String point, String kind) {
    return truth("/routes/" + point + "/faults/" + kind).asInt();
  }

  /** The sum of all samples whose name and labels start so. */
  double metric(String start) {
    return client
        .get("/metrics")
        .text()
        .lines()
        .filter(
            line ->
                line.startsWith(start + " ")
                    || line.startsWith(start + "{")
                    || (start.endsWith("}") && line.startsWith(start)))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Override
  public void close() {
    server.close();
  }
}
