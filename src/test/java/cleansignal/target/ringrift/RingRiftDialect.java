package cleansignal.target.ringrift;

import cleansignal.target.dialect.Dialect;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.socket.Frames;
import cleansignal.target.socket.JsonScanner;
import cleansignal.target.socket.JsonSyntaxException;
import cleansignal.target.socket.Packet;
import cleansignal.target.socket.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** RingRift over Socket.IO 4, on WebSocket only. */
public final class RingRiftDialect implements Dialect {

  private static final String PLACEMENT = "\"place_ring\"";

  private final boolean placingOverHttp;

  /** All over the socket. */
  public RingRiftDialect() {
    this(false);
  }

  /**
   * A dialect.
   *
   * @param placingOverHttp whether rings are placed over HTTP: all other moves may make the server
   *     ask its player something, who could not answer while he waits for the call
   */
  public RingRiftDialect(boolean placingOverHttp) {
    this.placingOverHttp = placingOverHttp;
  }

  @Override
  public String path() {
    return "/socket.io/?EIO=4&transport=websocket";
  }

  @Override
  public GameEvent read(String frame) {
    Packet packet = Frames.parse(frame);
    if (packet instanceof Packet.Event event) {
      return event.namespace().equals(Packet.MAIN_NAMESPACE)
          ? RingRiftEvents.read(event)
          : new GameEvent.Noise("other namespace");
    }
    if (packet instanceof Packet.Open open) {
      return new GameEvent.Opened(
          Duration.ofMillis(open.pingIntervalMillis()),
          Duration.ofMillis(open.pingTimeoutMillis()));
    }
    if (packet instanceof Packet.Ping) {
      return new GameEvent.Heartbeat();
    }
    if (packet instanceof Packet.Connect) {
      return new GameEvent.Ready();
    }
    if (packet instanceof Packet.ConnectError refused) {
      return RingRiftEvents.refused(refused.message());
    }
    if (packet instanceof Packet.Close || packet instanceof Packet.Disconnect) {
      return new GameEvent.Closed();
    }
    if (packet instanceof Packet.Malformed malformed) {
      return new GameEvent.Malformed(malformed.reason());
    }
    if (packet instanceof Packet.Binary binary) {
      return new GameEvent.Malformed(binary.what());
    }
    // Pong, upgrade, noop, acknowledgement: nothing of ours asks for any of them.
    return new GameEvent.Noise(packet.getClass().getSimpleName());
  }

  @Override
  public String connect(String accessToken) {
    return Frames.connect("{\"token\":" + Frames.quoted(accessToken) + "}");
  }

  @Override
  public String nothing() {
    return Frames.NOOP;
  }

  @Override
  public String joinGame(String gameId) {
    return Frames.event("join_game", "{\"gameId\":" + Frames.quoted(gameId) + "}");
  }

  @Override
  public String leaveGame(String gameId) {
    return Frames.event("leave_game", "{\"gameId\":" + Frames.quoted(gameId) + "}");
  }

  @Override
  public Optional<String> move(GameState state, RandomGenerator random) {
    if (state.moves().isEmpty()) {
      return Optional.empty();
    }
    Slice move = any(state.moves(), random);
    return (placingOverHttp ? placement(move) : Optional.<String>empty())
        .or(
            () ->
                field(move, "id")
                    .filter(id -> id.startsWith("\""))
                    .map(
                        id ->
                            Frames.event(
                                "player_move_by_id",
                                "{\"gameId\":"
                                    + Frames.quoted(state.gameId())
                                    + ",\"moveId\":"
                                    + id
                                    + "}")));
  }

  @Override
  public boolean isCall(String move) {
    return move.startsWith("{");
  }

  /** How many rings are placed can't be said over HTTP: one is. */
  private static Optional<String> placement(Slice move) {
    return field(move, "type").filter(PLACEMENT::equals).isPresent()
        ? field(move, "to")
            .map(to -> "{\"moveType\":" + PLACEMENT + ",\"position\":{\"to\":" + to + "}}")
        : Optional.empty();
  }

  /** A field as it stands, quotes included: ids are opaque. */
  private static Optional<String> field(Slice move, String name) {
    Optional<String> found = Optional.empty();
    // A copy of the move alone: its frame may be a thousand times as long.
    JsonScanner json = JsonScanner.over(Slice.of(move.text()));
    try {
      json.enterObject();
      while (json.nextKey()) {
        if (json.keyIs(name)) {
          found = Optional.of(json.readRaw().text());
        } else {
          json.skip();
        }
      }
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
    return found;
  }

  @Override
  public String answer(GameEvent.Choice choice, RandomGenerator random) {
    return Frames.event(
        "player_choice_response",
        "{\"choiceId\":%s,\"playerNumber\":%d,\"choiceType\":%s,\"selectedOption\":%s}"
            .formatted(
                Frames.quoted(choice.id()),
                choice.seat(),
                Frames.quoted(choice.kind()),
                any(choice.options(), random).text()));
  }

  private static Slice any(List<Slice> slices, RandomGenerator random) {
    return slices.get(random.nextInt(slices.size()));
  }

  @Override
  public String ping(int sequence, long nowMillis) {
    return Frames.event(
        "diagnostic:ping", "{\"timestamp\":" + nowMillis + ",\"sequence\":" + sequence + "}");
  }

  @Override
  public String subscribeLobby() {
    return Frames.event("lobby:subscribe");
  }
}
