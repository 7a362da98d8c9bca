package cleansignal.reference.socket;

import cleansignal.reference.auth.SessionRefused;
import cleansignal.reference.fault.Draw;
import cleansignal.reference.fault.FaultKind;
import cleansignal.reference.fault.FaultPoint;
import cleansignal.reference.loop.Timers.Timer;
import cleansignal.reference.play.Member;
import cleansignal.reference.play.Text;
import cleansignal.reference.store.User;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One WebSocket from its upgrade to its end: the open packet, heartbeats, CONNECT with its token,
 * events in both directions, and the faults that strike here (contract, section 3.1).
 */
final class Connection implements Member {
  private static final byte[] PING = "2".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_PAYLOAD = 1_000_000;

  private final SocketServices services;
  private final Wire wire;
  private final String sid;
  private final boolean tokenInQuery;
  private final Outbox outbox;
  private final PacketReader reader = new PacketReader();
  private User user;
  private Timer connectTimer = Timer.NONE;
  private Timer heartbeat = Timer.NONE;
  private Timer idleTimer = Timer.NONE;
  private long idleMillis;
  private boolean connecting;
  private boolean withoutPings;
  private boolean closed;
  private String closeReason = "client";

  /**
   * A socket that was just opened.
   *
   * @param tokenInQuery whether its URL carried a token
   */
  Connection(SocketServices services, Wire wire, String sid, boolean tokenInQuery) {
    this.services = services;
    this.wire = wire;
    this.sid = sid;
    this.tokenInQuery = tokenInQuery;
    this.outbox = new Outbox(services.timers(), this::write);
  }

  /** Greets the client. */
  void open() {
    services.truth().sockets().opened();
    SocketSettings settings = services.settings();
    wire.send(ascii(openPacket(sid, settings, "")));
    connectTimer =
        services.timers().after(settings.connectTimeoutMillis(), () -> close("connect timeout"));
    nextPing();
  }

  /** The packet that opens a session. */
  static String openPacket(String sid, SocketSettings settings, String upgrades) {
    return "0{\"sid\":\""
        + sid
        + "\",\"upgrades\":["
        + upgrades
        + "],\"pingInterval\":"
        + settings.pingIntervalMillis()
        + ",\"pingTimeout\":"
        + settings.pingTimeoutMillis()
        + ",\"maxPayload\":"
        + MAX_PAYLOAD
        + "}";
  }

  /** The client sent a text frame. */
  void received(String text) {
    if (closed) {
      return;
    }
    Packet packet = reader.read(text);
    if (packet instanceof Packet.Pong) {
      nextPing();
    } else if (packet instanceof Packet.Connect connect) {
      connect(connect);
    } else if (packet instanceof Packet.Event event) {
      event(event);
    } else if (packet instanceof Packet.Disconnect || packet instanceof Packet.Close) {
      close("client");
    } else if (packet instanceof Packet.Malformed) {
      close("malformed packet");
    }
  }

  /** Cuts it without a word, as a server that dies does. */
  void cut() {
    if (!closed) {
      closeReason = "restart";
      end();
    }
    wire.cut();
  }

  /** The WebSocket is gone. */
  void gone() {
    end();
    services.truth().sockets().closed(closeReason);
    if (user != null) {
      User left = user;
      user = null;
      services.metrics().socketClosed();
      services.listener().disconnected(this, left);
    }
  }

  @Override
  public User user() {
    return user;
  }

  @Override
  public void send(String event, byte[] frame) {
    if (closed) {
      return;
    }
    touch();
    Optional<FaultPoint> point = point(event);
    Draw draw = point.map(at -> services.faults().draw(at, user.username())).orElse(Draw.NOTHING);
    if (draw.has(FaultKind.OMIT)) {
      services.truth().fault(FaultPoint.STATE, FaultKind.OMIT);
    } else if (draw.has(FaultKind.CUT)) {
      services.truth().fault(FaultPoint.STATE, FaultKind.CUT);
      closeReason = "fault";
      end();
      wire.sendHalf(frame);
    } else {
      if (draw.delays() > 0) {
        services.truth().fault(point.orElseThrow(), FaultKind.DELAY);
      }
      outbox.send(new Outbox.Outgoing(event, frame), Math.round(draw.delayMillis()));
    }
  }

  private static Optional<FaultPoint> point(String event) {
    return switch (event) {
      case Text.GAME_STATE -> Optional.of(FaultPoint.STATE);
      case Text.PONG -> Optional.of(FaultPoint.ECHO);
      default -> Optional.empty();
    };
  }

  private void write(Outbox.Outgoing outgoing) {
    if (!closed && user != null) {
      services.truth().sockets().sent(user.username(), outgoing.event());
      wire.send(outgoing.frame());
    }
  }

  private void connect(Packet.Connect packet) {
    if (!packet.namespace().equals("/")) {
      wire.send(ascii("44" + packet.namespace() + ",{\"message\":\"Invalid namespace\"}"));
      return;
    }
    if (user != null || connecting) {
      return;
    }
    connectTimer.cancel();
    authenticate(packet.auth().path("token").asText("")).ifPresent(this::admit);
  }

  /** Lets a user in whose token is good, unless a fault keeps him out or lets him wait. */
  private void admit(User caller) {
    Draw draw = services.faults().draw(FaultPoint.CONNECT, caller.username());
    if (draw.has(FaultKind.REFUSE)) {
      services.truth().fault(FaultPoint.CONNECT, FaultKind.REFUSE);
      refuse("Authentication failed", "Authentication failed");
    } else if (draw.delays() > 0) {
      services.truth().fault(FaultPoint.CONNECT, FaultKind.DELAY);
      connecting = true;
      services.timers().after(Math.round(draw.delayMillis()), () -> acknowledge(caller));
    } else {
      acknowledge(caller);
    }
  }

  private void acknowledge(User caller) {
    if (closed) {
      return;
    }
    user = caller;
    wire.send(ascii("40{\"sid\":\"" + services.ids().socketId() + "\"}"));
    services.truth().sockets().connected();
    services.metrics().socketOpened();
    withoutPings = services.faults().draw(FaultPoint.PING, user.username()).has(FaultKind.OMIT);
    services
        .faults()
        .draw(FaultPoint.IDLE, user.username())
        .hit(FaultKind.CLOSE)
        .ifPresent(hit -> idleMillis = Math.max(1, Math.round(hit.millis())));
    touch();
    services.listener().connected(this);
  }

  /** The token's user, after a refusal nobody. The WebSocket stays open, as on the target. */
  private Optional<User> authenticate(String token) {
    if (tokenInQuery) {
      return refuse(
          "Tokens must not be sent in query string. Use auth object instead.",
          "Token in query string is not allowed");
    }
    if (token.isEmpty()) {
      return refuse("Authentication token required", "Authentication token required");
    }
    try {
      return Optional.of(services.sessions().authenticate(token));
    } catch (SessionRefused refused) {
      return refuse("Authentication failed", "Authentication failed");
    }
  }

  private Optional<User> refuse(String text, String reason) {
    services.truth().sockets().refused(reason);
    wire.send(Text.error("ACCESS_DENIED", text));
    wire.send(ascii("44{\"message\":\"" + reason + "\"}"));
    return Optional.empty();
  }

  private void event(Packet.Event event) {
    if (user == null) {
      close("event before CONNECT");
      return;
    }
    touch();
    services.truth().sockets().received(user.username(), event.name());
    services.listener().event(this, event.name(), event.payload());
  }

  private void nextPing() {
    heartbeat.cancel();
    heartbeat = services.timers().after(services.settings().pingIntervalMillis(), this::ping);
  }

  private void ping() {
    if (withoutPings) {
      // Counted once, at the first heartbeat that is left out; there is no further one.
      services.truth().fault(FaultPoint.PING, FaultKind.OMIT);
      return;
    }
    wire.send(PING);
    heartbeat =
        services
            .timers()
            .after(services.settings().pingTimeoutMillis(), () -> close("ping timeout"));
  }

  /** Something other than a heartbeat passed. */
  private void touch() {
    if (idleMillis > 0) {
      idleTimer.cancel();
      idleTimer =
          services
              .timers()
              .after(
                  idleMillis,
                  () -> {
                    services.truth().fault(FaultPoint.IDLE, FaultKind.CLOSE);
                    close("fault");
                  });
    }
  }

  private void close(String reason) {
    if (!closed) {
      closeReason = reason;
      end();
      wire.close();
    }
  }

  private void end() {
    closed = true;
    connectTimer.cancel();
    heartbeat.cancel();
    idleTimer.cancel();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
