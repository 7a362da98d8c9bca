package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a scene that was captured on the target, and holds what the server sends against it.
 *
 * <p>A line is an action or a frame. {@code a > …} is sent on socket a; {@code a < …} must be the
 * next frame that arrives there, of the same shape if it carries a state, else equal but for ids
 * and times. {@code login 1}, {@code create 1 $game1 ai}, {@code join 2 $game1} and {@code leave 2
 * $game1} go over HTTP; {@code open a 1} and {@code close a} open and cut a socket; {@code a play}
 * makes the first move that the last state offered; {@code a skip 1} and {@code a drain} throw
 * frames away; {@code a quiet} means that nothing more comes; {@code settle} waits until no lock is
 * held; {@code a closed 1005} waits for the close.
 */
final class SocketScript implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PASSWORD = "Sample-Passw0rd";

  private final ReferenceServer server;
  private final TestClient client;
  private final Likeness likeness = new Likeness();
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, RawSocket> sockets = new HashMap<>();
  private final Map<String, JsonNode> lastState = new HashMap<>();

  SocketScript(ReferenceServer server) {
    this.server = server;
    this.client = new TestClient(server.port());
  }

  void play(List<String> lines) throws Exception {
    for (String line : lines) {
      if (!line.startsWith("#") && !line.isBlank()) {
        play(line);
      }
    }
  }

  @Override
  public void close() {
    sockets.values().forEach(RawSocket::close);
  }

  private void play(String line) throws Exception {
    String[] words = line.split(" ", 3);
    switch (words[0]) {
      case "login" -> login(words[1]);
      case "create" -> create(words[1], words[2].split(" "));
      case "join", "leave" -> call(words[1], words[0], words[2]);
      case "open" ->
          sockets.put(words[1], RawSocket.connected(server.port(), tokens.get(words[2])));
      case "close" -> sockets.get(words[1]).close();
      case "settle" -> settle();
      default -> onSocket(words[0], sockets.get(words[0]), words, line);
    }
  }

  private void onSocket(String name, RawSocket socket, String[] words, String line)
      throws Exception {
    switch (words[1]) {
      case ">" -> socket.send(likeness.translate(words[2]));
      case "<" -> expect(name, socket, words[2], line);
      case "skip" -> remember(name, socket.next());
      case "drain" -> drain(name, socket);
      case "quiet" -> assertThat(drain(name, socket)).as(line).isZero();
      case "closed" -> assertThat(socket.awaitClose()).as(line).isEqualTo(words[2]);
      case "play" -> {
        JsonNode data = lastState.get(name);
        socket.send(
            "42[\"player_move_by_id\",{\"gameId\":\""
                + data.path("gameId").asText()
                + "\",\"moveId\":\""
                + data.at("/validMoves/0/id").asText()
                + "\"}]");
        JsonNode before = lastState.get(name);
        while (lastState.get(name) == before) {
          remember(name, socket.next());
        }
      }
      default -> throw new IllegalArgumentException(line);
    }
  }

  private void expect(String name, RawSocket socket, String captured, String line)
      throws Exception {
    String live = socket.next();
    remember(name, live);
    if (!captured.startsWith("42[")) {
      assertThat(live).as(line).isEqualTo(captured);
      return;
    }
    assertThat(live).as(line).startsWith("42[");
    JsonNode model = payload(captured);
    JsonNode found = payload(live);
    assertThat(found.path(0)).as(line).isEqualTo(model.path(0));
    if (model.at("/1/data/gameState").isMissingNode()) {
      assertThat(likeness.differences(model, found)).as(line).isEmpty();
    } else {
      assertThat(Shapes.differences(model, found)).as(line).isEmpty();
      for (String path :
          List.of(
              "/1/data/gameState/gameStatus",
              "/1/data/gameState/currentPhase",
              "/1/data/gameState/currentPlayer",
              "/1/data/gameState/maxPlayers",
              "/1/data/gameResult/reason",
              "/1/data/gameResult/winner")) {
        assertThat(found.at(path)).as(line + " " + path).isEqualTo(model.at(path));
      }
      assertThat(found.at("/1/data/validMoves").isEmpty())
          .as(line)
          .isEqualTo(model.at("/1/data/validMoves").isEmpty());
    }
  }

  private void remember(String name, String frame) throws JsonProcessingException {
    if (frame.startsWith("42[\"game_state\"")) {
      lastState.put(name, payload(frame).at("/1/data"));
    }
  }

  /** Throws away what has arrived, and says how much it was. */
  private int drain(String name, RawSocket socket) throws Exception {
    socket.send("42[\"diagnostic:ping\",{\"timestamp\":1}]");
    int count = 0;
    for (String next = socket.next();
        !next.startsWith("42[\"diagnostic:pong\"");
        next = socket.next()) {
      remember(name, next);
      count++;
    }
    return count;
  }

  private void settle() {
    while (metric("ringrift_lock_acquisitions_total")
        > metric("ringrift_lock_hold_duration_ms_count")) {
      Thread.onSpinWait();
    }
  }

  private double metric(String name) {
    return client
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private void login(String number) {
    String name = "loadtest_user_" + number;
    JsonNode data = client.login(name + "@loadtest.local", PASSWORD);
    tokens.put(number, data.path("accessToken").asText());
    likeness.learn("$user" + number, data.at("/user/id").asText());
    likeness.learn("$name" + number, name);
  }

  private void create(String number, String[] what) {
    String kind = what[1];
    String seats = kind.equals("ai3") ? "3" : "2";
    String ai =
        kind.equals("human")
            ? ""
            : ",\"aiOpponents\":{\"count\":1,\"difficulty\":[3],"
                + "\"mode\":\"local_heuristic\",\"aiType\":\"heuristic\"}";
    TestClient.Answer answer =
        client.post(
            "/api/games",
            "{\"boardType\":\"square8\",\"isRated\":false,\"maxPlayers\":"
                + seats
                + ",\"isPrivate\":"
                + kind.equals("private")
                + ",\"timeControl\":{\"type\":\"rapid\",\"initialTime\":600,\"increment\":0}"
                + ai
                + "}",
            "Authorization",
            "Bearer " + tokens.get(number));
    assertThat(answer.status()).isEqualTo(201);
    likeness.learn(what[0], answer.json().at("/data/game/id").asText());
    likeness.learn(
        what[0].replace("game", "invite"), answer.json().at("/data/game/inviteCode").asText());
  }

  private void call(String number, String what, String game) {
    TestClient.Answer answer =
        client.post(
            "/api/games/" + likeness.translate(game) + "/" + what,
            "{}",
            "Authorization",
            "Bearer " + tokens.get(number));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static JsonNode payload(String frame) throws JsonProcessingException {
    return MAPPER.readTree(frame.substring(2));
  }
}
