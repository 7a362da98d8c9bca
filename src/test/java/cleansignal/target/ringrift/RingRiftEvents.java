package cleansignal.target.ringrift;

import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.Intent;
import cleansignal.target.socket.JsonScanner;
import cleansignal.target.socket.JsonSyntaxException;
import cleansignal.target.socket.Packet;
import cleansignal.target.socket.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the events of RingRift's socket, each by its name. */
final class RingRiftEvents {

  /** Reads one kind of event. */
  @FunctionalInterface
  private interface Reader {
    GameEvent read(Packet.Event event) throws JsonSyntaxException;
  }

  private static final Map<String, Reader> READERS =
      Map.ofEntries(
          Map.entry("game_state", event -> RingRiftStates.state(event.payload())),
          Map.entry("game_over", event -> RingRiftStates.over(event.payload())),
          Map.entry("player_choice_required", event -> choice(event.payload())),
          Map.entry("player_choice_canceled", event -> canceled(event.payload())),
          Map.entry("decision_phase_timeout_warning", event -> deadline(event.payload(), false)),
          Map.entry("decision_phase_timed_out", event -> deadline(event.payload(), true)),
          Map.entry("error", event -> failure(event.payload())),
          Map.entry("diagnostic:pong", event -> echo(event.payload())),
          Map.entry("lobby:game_created", RingRiftEvents::lobby),
          Map.entry("lobby:game_joined", RingRiftEvents::lobby),
          Map.entry("lobby:game_started", RingRiftEvents::lobby),
          Map.entry("lobby:game_cancelled", RingRiftEvents::lobby),
          Map.entry("chat_message", RingRiftEvents::chat),
          Map.entry("chat_message_persisted", RingRiftEvents::chat),
          Map.entry("chat_history", RingRiftEvents::chat),
          Map.entry("player_joined", RingRiftEvents::presence),
          Map.entry("player_left", RingRiftEvents::presence),
          Map.entry("player_disconnected", RingRiftEvents::presence),
          Map.entry("player_reconnected", RingRiftEvents::presence));

  /** What an error's code counts as; a code that the contract does not know breaks it. */
  private static final Map<String, Outcome> OUTCOMES =
      Map.of(
          "MOVE_REJECTED", Outcome.REJECTED,
          "CHOICE_REJECTED", Outcome.REJECTED,
          "RATE_LIMITED", Outcome.RATE_LIMITED,
          "GAME_NOT_FOUND", Outcome.LIFECYCLE,
          "INTERNAL_ERROR", Outcome.SERVER_ERROR,
          "DECISION_PHASE_TIMEOUT", Outcome.REJECTED);

  private static final Map<String, Intent> INTENTS =
      Map.of(
          "join_game", Intent.JOIN,
          "leave_game", Intent.LEAVE,
          "player_move_by_id", Intent.MOVE,
          "player_move", Intent.MOVE,
          "player_choice_response", Intent.ANSWER,
          "diagnostic:ping", Intent.PING);

  /** Comes as an internal error for a move in a game that is over or was never resumed. */
  private static final String NOT_ACTIVE = "Game is not active";

  /** Comes for a token that is expired as well as for one that never was any. */
  private static final String TOKEN_REFUSED = "Authentication failed";

  private RingRiftEvents() {}

  static GameEvent read(Packet.Event event) {
    try {
      Reader reader = READERS.get(event.name());
      return reader == null ? new GameEvent.Noise(event.name()) : reader.read(event);
    } catch (JsonSyntaxException e) {
      return new GameEvent.Malformed(e.getMessage());
    }
  }

  static GameEvent refused(String message) {
    return new GameEvent.Refused(message, message.equals(TOKEN_REFUSED));
  }

  private static GameEvent lobby(Packet.Event event) {
    return new GameEvent.Lobby(event.name());
  }

  private static GameEvent chat(Packet.Event event) {
    return new GameEvent.Chat(event.name());
  }

  private static GameEvent presence(Packet.Event event) {
    return new GameEvent.Presence(event.name());
  }

  private static GameEvent choice(Slice payload) throws JsonSyntaxException {
    Optional<String> id = Optional.empty();
    Optional<String> gameId = Optional.empty();
    Optional<String> type = Optional.empty();
    OptionalInt player = OptionalInt.empty();
    List<Slice> options = List.of();
    JsonScanner json = JsonScanner.over(payload);
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("id")) {
        id = Optional.of(json.readString());
      } else if (json.keyIs("gameId")) {
        gameId = Optional.of(json.readString());
      } else if (json.keyIs("type")) {
        type = Optional.of(json.readString());
      } else if (json.keyIs("playerNumber")) {
        player = OptionalInt.of(json.readInt());
      } else if (json.keyIs("options")) {
        options = elements(json);
      } else {
        json.skip();
      }
    }
    json.finish();
    return id.isEmpty()
            || gameId.isEmpty()
            || type.isEmpty()
            || player.isEmpty()
            || options.isEmpty()
        ? new GameEvent.Malformed("a choice without id, gameId, type, playerNumber or options")
        : new GameEvent.Choice(id.get(), gameId.get(), player.getAsInt(), type.get(), options);
  }

  /** Takes an array, element by element. */
  static List<Slice> elements(JsonScanner json) throws JsonSyntaxException {
    List<Slice> elements = new ArrayList<>();
    json.enterArray();
    while (json.nextElement()) {
      elements.add(json.readRaw());
    }
    return elements;
  }

  private static GameEvent canceled(Slice payload) throws JsonSyntaxException {
    JsonScanner json = JsonScanner.over(payload);
    String id = json.readString();
    json.finish();
    return new GameEvent.ChoiceCanceled(id);
  }

  private static GameEvent deadline(Slice payload, boolean passed) throws JsonSyntaxException {
    GameEvent deadline = new GameEvent.Malformed("a deadline without data");
    JsonScanner json = JsonScanner.over(payload);
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("data")) {
        deadline = deadlineData(json, passed);
      } else {
        json.skip();
      }
    }
    json.finish();
    return deadline;
  }

  private static GameEvent deadlineData(JsonScanner json, boolean passed)
      throws JsonSyntaxException {
    Optional<String> gameId = Optional.empty();
    OptionalInt player = OptionalInt.empty();
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("gameId")) {
        gameId = Optional.of(json.readString());
      } else if (json.keyIs("playerNumber")) {
        player = OptionalInt.of(json.readInt());
      } else {
        json.skip();
      }
    }
    return gameId.isEmpty() || player.isEmpty()
        ? new GameEvent.Malformed("a deadline without gameId or playerNumber")
        : new GameEvent.Deadline(gameId.get(), player.getAsInt(), passed);
  }

  private static GameEvent failure(Slice payload) throws JsonSyntaxException {
    Optional<String> code = Optional.empty();
    String message = "";
    String about = "";
    JsonScanner json = JsonScanner.over(payload);
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("code")) {
        code = Optional.of(json.readString());
      } else if (json.keyIs("message")) {
        message = json.readString();
      } else if (json.keyIs("event")) {
        about = json.readString();
      } else {
        json.skip();
      }
    }
    json.finish();
    return code.isEmpty()
        ? new GameEvent.Malformed("an error without code")
        : new GameEvent.Failure(
            code.get(),
            message,
            message.equals(NOT_ACTIVE)
                ? Outcome.LIFECYCLE
                : OUTCOMES.getOrDefault(code.get(), Outcome.CONTRACT),
            INTENTS.getOrDefault(about, Intent.OTHER));
  }

  private static GameEvent echo(Slice payload) throws JsonSyntaxException {
    OptionalInt sequence = OptionalInt.empty();
    JsonScanner json = JsonScanner.over(payload);
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("sequence")) {
        sequence = OptionalInt.of(json.readInt());
      } else {
        json.skip();
      }
    }
    json.finish();
    return sequence.isEmpty()
        ? new GameEvent.Noise("echo without sequence")
        : new GameEvent.Echo(sequence.getAsInt());
  }
}
