package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault that sockets can have, as a client sees it and as the truth counts it. */
class SocketFaultsTest {

  private static final String UPGRADE =
      """
      GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
      Host: 127.0.0.1\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
      \r
      """;

  @Test
  void refusesConnects() throws Exception {
    try (SocketGames games = new SocketGames("");
        RawSocket socket = RawSocket.open(games.server().port())) {
      games.arm("{'route':'WS connect','kind':'refuse','every':1}");

      socket.send("40{\"token\":\"" + games.token(1) + "\"}");

      assertThat(socket.next()).contains("Authentication failed");
      assertThat(socket.next()).isEqualTo("44{\"message\":\"Authentication failed\"}");
      assertThat(games.struck("WS connect", "refuse")).isEqualTo(1);
      assertThat(games.truth("/sockets/refused").asInt()).isEqualTo(1);
    }
  }

  @Test
  void letsConnectsWait() throws Exception {
    try (SocketGames games = new SocketGames("");
        RawSocket socket = RawSocket.open(games.server().port())) {
      games.arm(
          "{'route':'WS connect','kind':'delay','every':1,"
              + "'distribution':{'type':'fixed','millis':300}}");

      long startNanos = System.nanoTime();
      socket.send("40{\"token\":\"" + games.token(1) + "\"}");
      socket.send("40{\"token\":\"" + games.token(1) + "\"}");

      assertThat(socket.next()).startsWith("40{\"sid\"");
      assertThat(System.nanoTime() - startNanos).isGreaterThanOrEqualTo(300_000_000L);
      socket.send("42[\"diagnostic:ping\",{\"timestamp\":1}]");
      assertThat(socket.next()).as("connected once").startsWith("42[\"diagnostic:pong\"");
      assertThat(games.struck("WS connect", "delay")).isEqualTo(1);
      assertThat(games.truth("/sockets/connected").asInt()).isEqualTo(1);
    }
  }

  @Test
  void letsEveryOtherEchoWait() throws Exception {
    try (SocketGames games = new SocketGames("");
        RawSocket socket = RawSocket.connected(games.server().port(), games.token(1))) {
      games.arm(
          "{'route':'WS echo','kind':'delay','every':2,"
              + "'distribution':{'type':'fixed','millis':300}}");

      socket.send("42[\"diagnostic:ping\",{\"timestamp\":1}]");
      assertThat(socket.next()).startsWith("42[\"diagnostic:pong\"");
      assertThat(games.struck("WS echo", "delay")).isZero();
      long startNanos = System.nanoTime();
      socket.send("42[\"diagnostic:ping\",{\"timestamp\":2}]");
      assertThat(socket.next()).startsWith("42[\"diagnostic:pong\"");
      assertThat(System.nanoTime() - startNanos).isGreaterThanOrEqualTo(300_000_000L);
      assertThat(games.struck("WS echo", "delay")).isEqualTo(1);
    }
  }

  @Test
  void neverAnswersAMoveThatItDoesNotMake() throws Exception {
    try (SocketGames games = new SocketGames("")) {
      String game = games.aiGame("local_heuristic");
      try (RawPlayer player = games.player(1, game).join()) {
        player.await("game_state");
        games.arm("{'route':'WS move','kind':'hang','every':1}");
        player.move();
        player.emit("diagnostic:ping", "{\"timestamp\":1}");
        assertThat(player.next().name()).as("no answer before it").isEqualTo("diagnostic:pong");
        assertThat(games.struck("WS move", "hang")).isEqualTo(1);
        assertThat(games.truth("/play/moves/rejectedByReason/unanswered").asInt()).isEqualTo(1);

        games.arm();
        player.join().await("game_state");
        assertThat(player.history()).isZero();
        player.move();
        player.await("game_state");
        assertThat(player.history()).isEqualTo(1);
      }
    }
  }

  @Test
  void leavesStatesOut() throws Exception {
    try (SocketGames games = new SocketGames("")) {
      String game = games.aiGame("local_heuristic");
      try (RawPlayer player = games.player(1, game).join()) {
        player.await("game_state");
        games.arm("{'route':'WS game_state','kind':'omit','every':1}");
        player.move();
        // The move was made, and its state is the one that never came.
        while (games.truth("/play/moves/human").asInt() == 0) {
          Thread.onSpinWait();
        }
        games.arm();
        assertThat(games.struck("WS game_state", "omit")).isEqualTo(1);
        player.join().await("game_state");
        assertThat(player.history()).isEqualTo(1);
      }
    }
  }

  @Test
  void delaysTheStatesOfOneUserAndKeepsTheirOrder() throws Exception {
    try (SocketGames games = new SocketGames("")) {
      String game = games.humanGame(false);
      try (RawPlayer first = games.player(1, game).join();
          RawPlayer second = games.player(2, game)) {
        first.await("game_state");
        second.join().await("game_state");
        games.arm(
            "{'route':'WS game_state','kind':'delay','every':1,'user':'loadtest_user_2',"
                + "'distribution':{'type':'fixed','millis':300}}");

        long startNanos = System.nanoTime();
        first.move();
        first.await("game_state");
        second.emit("diagnostic:ping", "{\"timestamp\":1}");

        assertThat(second.next().name()).as("the state that is late").isEqualTo("game_state");
        assertThat(System.nanoTime() - startNanos).isGreaterThanOrEqualTo(300_000_000L);
        assertThat(second.next().name()).isEqualTo("diagnostic:pong");
        assertThat(games.struck("WS game_state", "delay")).isEqualTo(1);
      }
    }
  }

  /** Over plain TCP: Java's own client hangs, or fails by an InternalError, on such a frame. */
  @Test
  void cutsInTheMiddleOfAState() throws Exception {
    try (SocketGames games = new SocketGames("");
        Socket socket = new Socket("127.0.0.1", games.server().port())) {
      games.arm("{'route':'WS game_state','kind':'cut','every':1}");
      String game = games.aiGame("local_heuristic");
      // Vert.x's close would send a close frame and wait 10 s.
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
      StringBuilder heard = new StringBuilder();
      while (!heard.toString().contains("0{\"sid\"")) {
        heard.append((char) socket.getInputStream().read());
      }
      socket.getOutputStream().write(masked("40{\"token\":\"" + games.token(1) + "\"}"));
      socket.getOutputStream().write(masked("42[\"join_game\",{\"gameId\":\"" + game + "\"}]"));

      byte[] rest = socket.getInputStream().readAllBytes();

      String text = new String(rest, StandardCharsets.ISO_8859_1);
      int start = text.indexOf("42[\"game_state\"");
      int announced = ByteBuffer.wrap(rest).getChar(start - 2);
      assertThat(text.length() - start).as("of %d bytes", announced).isEqualTo(announced / 2);
      assertThat(games.struck("WS game_state", "cut")).isEqualTo(1);
    }
  }

  /** A text frame of a client, of 126 bytes or more or padded to them, masked with zeros. */
  private static byte[] masked(String text) {
    byte[] padded = String.format("%-126s", text).getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 + padded.length)
        .put((byte) 0x81)
        .put((byte) (0x80 + 126))
        .putChar((char) padded.length)
        .putInt(0)
        .put(padded)
        .array();
  }

  @Test
  void closesIdleSockets() throws Exception {
    try (SocketGames games = new SocketGames("\"sockets\":{\"pingIntervalMillis\":20}")) {
      games.arm(
          "{'route':'WS idle','kind':'close','every':1,"
              + "'distribution':{'type':'fixed','millis':200}}");
      try (RawSocket socket = RawSocket.connected(games.server().port(), games.token(1))) {
        assertThat(socket.awaitClose()).as("heartbeats don't count").isEqualTo("1005");
      }
      assertThat(games.struck("WS idle", "close")).isEqualTo(1);
    }
  }

  @Test
  void dropsHeartbeats() throws Exception {
    try (SocketGames games = new SocketGames("\"sockets\":{\"pingIntervalMillis\":20}")) {
      games.arm("{'route':'WS ping','kind':'omit','every':1}");
      try (RawSocket socket =
          RawSocket.silent(games.server().port(), "EIO=4&transport=websocket")) {
        socket.next();
        socket.send("40{\"token\":\"" + games.token(1) + "\"}");
        for (String frame = socket.next(); !frame.startsWith("40"); frame = socket.next()) {
          socket.send("3");
        }
        while (games.struck("WS ping", "omit") == 0) {
          Thread.onSpinWait();
        }
        socket.send("42[\"diagnostic:ping\",{\"timestamp\":1}]");
        assertThat(socket.next()).as("no heartbeat before it").startsWith("42");
      }
    }
  }

  @Test
  void rejectsAMoveAndTakesTheNext() throws Exception {
    try (SocketGames games = new SocketGames("")) {
      String game = games.aiGame("local_heuristic");
      try (RawPlayer player = games.player(1, game).join()) {
        player.await("game_state");
        games.arm("{'route':'WS move','kind':'reject','every':1}");
        player.move();
        assertThat(player.await("error").code()).isEqualTo("MOVE_REJECTED");

        games.arm();
        player.move();
        player.await("game_state");
        assertThat(player.history()).isEqualTo(1);
        assertThat(games.truth("/play/moves/rejected").asInt()).isEqualTo(1);
        assertThat(games.metric("ringrift_moves_rejected_total{reason=\"rules_invalid\"}"))
            .isEqualTo(1);
      }
    }
  }

  @Test
  void rejectsForEver() throws Exception {
    try (SocketGames games = new SocketGames("")) {
      String game = games.aiGame("local_heuristic");
      try (RawPlayer player = games.player(1, game).join()) {
        player.await("game_state");
        games.arm("{'route':'WS move','kind':'wedge','every':1}");
        player.move();
        player.await("error");
        games.arm();
        for (int i = 0; i < 3; i++) {
          player.join().await("game_state");
          assertThat(player.mayMove()).isTrue();
          player.move();
          assertThat(player.await("error").code()).isEqualTo("MOVE_REJECTED");
        }
      }
      assertThat(games.struck("WS move", "wedge")).isEqualTo(4);
      assertThat(games.post("/api/games/" + game + "/leave", 1).status()).isEqualTo(200);
    }
  }

  @Test
  void forgetsAGameInMidPlay() throws Exception {
    try (SocketGames games = new SocketGames("")) {
      String game = games.aiGame("local_heuristic");
      try (RawPlayer player = games.player(1, game).join()) {
        player.await("game_state");
        games.arm("{'route':'WS move','kind':'forget','every':1}");
        player.move();
        assertThat(player.await("error").code()).isEqualTo("GAME_NOT_FOUND");
        player.move();
        assertThat(player.await("error").code()).isEqualTo("GAME_NOT_FOUND");
        player.join();
        assertThat(player.await("error").code()).isEqualTo("GAME_NOT_FOUND");
      }
      assertThat(games.truth("/play/moves/rejectedByReason/game_not_found").asInt())
          .as("every move that was sent is accounted for")
          .isEqualTo(games.truth("/sockets/received/player_move_by_id").asInt())
          .isEqualTo(2);
      assertThat(games.get("/api/games/" + game, 1).status()).isEqualTo(404);
      assertThat(games.truth("/play/games/lost").asInt()).isEqualTo(1);
      assertThat(games.truth("/games/running").asInt()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'distribution':{'type':'fixed','millis':50}"})
  void asksAndWithdraws(String after) throws Exception {
    try (SocketGames games = new SocketGames("")) {
      games.arm("{'route':'WS choice','kind':'withdraw','every':1" + after + "}");
      String game = games.aiGame("local_heuristic");
      try (RawPlayer player = games.player(1, game).join()) {
        RawPlayer.Event asked =
            player.playUntil(event -> event.name().equals("player_choice_required"));
        int before = player.history();

        RawPlayer.Event withdrawn = player.next();
        assertThat(withdrawn.name()).isEqualTo("player_choice_canceled");
        assertThat(withdrawn.payload()).isEqualTo(asked.payload().path("id"));
        assertThat(player.next().code()).isEqualTo("MOVE_REJECTED");
        player.join().await("game_state");
        assertThat(player.history()).isEqualTo(before);
        assertThat(player.mayMove()).isTrue();
      }
      assertThat(games.struck("WS choice", "withdraw")).isEqualTo(1);
      assertThat(games.truth("/play/choices/canceled").asInt()).isEqualTo(1);
    }
  }

  @Test
  void losesGamesInARestart() throws Exception {
    try (SocketGames games = new SocketGames("")) {
      String game = games.aiGame("local_heuristic");
      try (RawPlayer player = games.player(1, game).join()) {
        player.await("game_state");
        player.move();
        player.await("game_state");

        games.admin().post("/admin/restart", null);

        assertThat(player.socket().awaitClose()).isEqualTo("cut");
      }
      try (RawPlayer player = games.player(1, game).join()) {
        player.await("game_state");
        JsonNode state = player.state();
        assertThat(state.at("/gameState/gameStatus").asText()).isEqualTo("waiting");
        assertThat(player.history()).isZero();
        assertThat(state.path("validMoves")).isNotEmpty();
      }
      assertThat(games.truth("/play/games/lost").asInt()).isEqualTo(1);
      assertThat(games.truth("/server/restarts").asInt()).isEqualTo(1);
      assertThat(games.truth("/sockets/closedByReason/restart").asInt()).isEqualTo(1);
      assertThat(games.post("/api/games/" + game + "/leave", 1).json().path("message").asText())
          .isEqualTo("Resigned from game");
    }
  }

  @Test
  void refusesKindsWhereTheyCannotHappen() {
    try (SocketGames games = new SocketGames("")) {
      for (String fault :
          new String[] {
            "{'route':'WS move','kind':'omit','every':1}",
            "{'route':'GET /api/games/:id','kind':'wedge','every':1}",
            "{'route':'AI move','kind':'drop','every':1,'user':'somebody'}",
            "{'route':'WS idle','kind':'close','every':1}"
          }) {
        assertThat(
                games.admin().put("/admin/faults", "[" + fault.replace('\'', '"') + "]").status())
            .as(fault)
            .isEqualTo(400);
      }
    }
  }
}
