package cleansignal.reference.play;

import cleansignal.reference.game.MoveText;
import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.store.User;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What clients send (contract, section 3.2): checks the payloads and passes them on. Events that it
 * does not know are ignored, as on the target.
 */
public final class GameEvents {
  private static final int PINGS = 60;
  private static final int CHAT_LINES = 20;
  private static final int LONGEST_CHAT_LINE = 500;
  private static final int WINDOW_MILLIS = 10_000;

  private final Tables tables;
  private final Clock clock;
  private final java.util.function.Supplier<String> chatIds;
  private final Map<Member, EventLimiter> pings = new IdentityHashMap<>();
  private final Map<String, EventLimiter> chats = new HashMap<>();

  /**
   * Over these games.
   *
   * @param chatIds makes ids of chat lines
   */
  public GameEvents(Tables tables, Clock clock, java.util.function.Supplier<String> chatIds) {
    this.tables = tables;
    this.clock = clock;
    this.chatIds = chatIds;
  }

  /** A socket was authenticated. */
  public void connected(Member member) {
    tables.connected(member);
  }

  /** A socket is gone. */
  public void disconnected(Member member, User user) {
    pings.remove(member);
    tables.disconnected(member, user);
  }

  /** An event arrived. */
  public void event(Member member, String name, JsonNode payload) {
    boolean valid =
        switch (name) {
          case "join_game" -> ifGame(payload, id -> tables.join(member, id));
          case "leave_game" -> ifGame(payload, id -> tables.leave(member, id));
          case "player_move_by_id" -> moveById(member, payload);
          case "player_move" -> move(member, payload);
          case "player_choice_response" -> choose(member, payload);
          case "chat_message" -> chat(member, payload);
          case "diagnostic:ping" -> ping(member, payload);
          case "lobby:subscribe" -> {
            tables.lobby().subscribe(member);
            yield true;
          }
          case "lobby:unsubscribe" -> {
            tables.lobby().unsubscribe(member);
            yield true;
          }
          default -> true;
        };
    if (!valid) {
      member.send("error", Text.error("INVALID_PAYLOAD", "Invalid payload", name));
    }
  }

  private static boolean ifGame(JsonNode payload, java.util.function.Consumer<String> then) {
    Optional<String> id = text(payload, "gameId");
    id.ifPresent(then);
    return id.isPresent();
  }

  private boolean moveById(Member member, JsonNode payload) {
    Optional<String> moveId = text(payload, "moveId");
    return moveId.isPresent()
        && ifGame(
            payload,
            gameId ->
                tables.move(
                    member,
                    gameId,
                    new Wish(
                        "player_move_by_id",
                        "Move selection was not valid in the current game state",
                        (state, legal) ->
                            MoveText.id(state.grid(), legal, state.moves() + 1)
                                .equals(moveId.get()))));
  }

  private boolean move(Member member, JsonNode payload) {
    Optional<Wish> wish = Wish.described("player_move", payload.path("move"));
    return wish.isPresent() && ifGame(payload, gameId -> tables.move(member, gameId, wish.get()));
  }

  private boolean choose(Member member, JsonNode payload) {
    Optional<String> choiceId = text(payload, "choiceId");
    JsonNode option = payload.path("selectedOption");
    if (choiceId.isEmpty() || !payload.path("playerNumber").isInt() || option.isMissingNode()) {
      return false;
    }
    Optional<Table> table = tables.current(member);
    if (table.isEmpty()) {
      member.send(
          "error",
          Text.error("INTERNAL_ERROR", "Invalid choice response", "player_choice_response"));
    } else if (table.get().seatOf(member.user()) != payload.path("playerNumber").intValue()) {
      member.send(
          "error",
          Text.error(
              "CHOICE_REJECTED",
              "You are not allowed to respond to this choice",
              "player_choice_response"));
    } else {
      table.get().answer(choiceId.get(), option.toString());
    }
    return true;
  }

  private boolean chat(Member member, JsonNode payload) {
    Optional<String> line =
        text(payload, "text").filter(text -> text.length() <= LONGEST_CHAT_LINE);
    return line.isPresent() && ifGame(payload, gameId -> chat(member, gameId, line.get()));
  }

  private void chat(Member member, String gameId, String line) {
    Optional<Table> table =
        tables.current(member).filter(joined -> joined.row().id().equals(gameId));
    if (table.isEmpty()) {
      member.send(
          "error",
          Text.error("ACCESS_DENIED", "You are not allowed to chat in this game", "chat_message"));
      return;
    }
    EventLimiter limiter =
        chats.computeIfAbsent(
            member.user().id() + gameId, key -> new EventLimiter(clock, CHAT_LINES, WINDOW_MILLIS));
    if (!limiter.allows()) {
      member.send("error", Text.error("RATE_LIMITED", "Chat rate limit exceeded", "chat_message"));
      return;
    }
    String now = Timestamps.iso(clock.instant());
    ObjectNode stored =
        object()
            .put("id", chatIds.get())
            .put("gameId", gameId)
            .put("userId", member.user().id())
            .put("username", member.user().username())
            .put("message", line)
            .put("createdAt", now);
    ObjectNode told =
        object().put("sender", member.user().username()).put("text", line).put("timestamp", now);
    Room room = table.get().room();
    room.send("chat_message_persisted", Text.event("chat_message_persisted", stored.toString()));
    room.send("chat_message", Text.event("chat_message", told.toString()));
  }

  private boolean ping(Member member, JsonNode payload) {
    if (!payload.path("timestamp").isIntegralNumber()) {
      return false;
    }
    EventLimiter limiter =
        pings.computeIfAbsent(member, key -> new EventLimiter(clock, PINGS, WINDOW_MILLIS));
    if (!limiter.allows()) {
      member.send(
          "error",
          Text.error(
              "RATE_LIMITED", "Too many diagnostic pings. Please slow down.", "diagnostic:ping"));
      return true;
    }
    ObjectNode pong = object();
    pong.set("timestamp", payload.get("timestamp"));
    pong.put("serverTimestamp", Timestamps.iso(clock.instant()));
    for (String field : new String[] {"vu", "sequence"}) {
      if (payload.has(field)) {
        pong.set(field, payload.get(field));
      }
    }
    member.send(Text.PONG, Text.event(Text.PONG, pong.toString()));
    return true;
  }

  private static Optional<String> text(JsonNode payload, String field) {
    return Optional.ofNullable(payload.path(field).textValue()).filter(text -> !text.isEmpty());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
