package cleansignal.target.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The codec against a Socket.IO server that others wrote (netty-socketio): what it sends is
 * understood, what we send is understood there.
 */
class IndependentServerTest {

  private static final String GAMES = "/games";
  private static final int PING_MILLIS = 200;
  private static final int PING_TIMEOUT_MILLIS = 20_000;
  private static final long PATIENCE_SECONDS = 10;

  private static final BlockingQueue<String> HEARD_THERE = new LinkedBlockingQueue<>();
  private static SocketIOServer server;
  private static URI address;

  @BeforeAll
  static void start() throws IOException {
    Configuration configuration = new Configuration();
    configuration.setHostname(InetAddress.getLoopbackAddress().getHostAddress());
    configuration.setPort(freePort());
    configuration.setTransports(Transport.WEBSOCKET);
    configuration.setPingInterval(PING_MILLIS);
    configuration.setPingTimeout(PING_TIMEOUT_MILLIS);
    server = new SocketIOServer(configuration);
    server
        .getNamespace("")
        .addAuthTokenListener(
            (auth, client) ->
                auth instanceof Map<?, ?> fields && "open sesame".equals(fields.get("token"))
                    ? AuthTokenResult.AuthTokenResultSuccess
                    : new AuthTokenResult(false, Map.of("message", "Authentication \"failed\"")));
    server.addEventListener(
        "say",
        Map.class,
        (client, said, ack) -> {
          HEARD_THERE.add(said.toString());
          client.sendEvent("said", said, 2);
          client.sendEvent("nothing more");
        });
    server.addEventListener(
        "ask", String.class, (client, asked, ack) -> ack.sendAckData(asked, true));
    server.addEventListener("put me out", String.class, (client, why, ack) -> client.disconnect());
    server.addNamespace(GAMES);
    server.start();
    address =
        URI.create(
            "ws://"
                + configuration.getHostname()
                + ":"
                + configuration.getPort()
                + "/socket.io/?EIO=4&transport=websocket");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void itsHandshakeTellsItsHeartbeat() throws Exception {
    try (Client client = new Client()) {
      assertThat(client.next())
          .isInstanceOfSatisfying(
              Packet.Open.class,
              open -> {
                assertThat(open.sid()).isNotEmpty();
                assertThat(open.pingIntervalMillis()).isEqualTo(PING_MILLIS);
                assertThat(open.pingTimeoutMillis()).isEqualTo(PING_TIMEOUT_MILLIS);
              });
    }
  }

  @Test
  void aTokenLetsUsIn() throws Exception {
    try (Client client = new Client()) {
      client.enter();
    }
  }

  @Test
  void aWrongTokenIsRefusedWithItsReason() throws Exception {
    try (Client client = new Client()) {
      client.send(Frames.connect("{\"token\":\"nonsense\"}"));
      assertThat(client.first(Packet.ConnectError.class))
          .isEqualTo(new Packet.ConnectError("/", "Authentication \"failed\""));
    }
  }

  @Test
  void anEventArrivesThereAndItsEventsArriveHere() throws Exception {
    try (Client client = new Client()) {
      client.enter();
      client.send(Frames.event("say", "{\"word\":\"na\\u00efve \\\"é\\\" 漢\"}"));
      assertThat(HEARD_THERE.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isEqualTo("{word=naïve \"é\" 漢}");
      Packet.Event said = client.first(Packet.Event.class);
      assertThat(said.name()).isEqualTo("said");
      assertThat(said.id()).isEqualTo(OptionalLong.empty());
      assertThat(said.payload().text()).isEqualTo("{\"word\":\"naïve \\\"é\\\" 漢\"},2");
      Packet.Event more = client.first(Packet.Event.class);
      assertThat(more.name()).isEqualTo("nothing more");
      assertThat(more.payload().text()).isEmpty();
    }
  }

  @Test
  void itsAcknowledgementCarriesTheIdOfTheQuestion() throws Exception {
    try (Client client = new Client()) {
      client.enter();
      client.send("4217[\"ask\",\"how far?\"]");
      Packet.Ack ack = client.first(Packet.Ack.class);
      assertThat(ack.id()).isEqualTo(17);
      assertThat(ack.payload().text()).isEqualTo("\"how far?\",true");
    }
  }

  @Test
  void anotherNamespaceIsNamed() throws Exception {
    try (Client client = new Client()) {
      client.enter();
      client.send("40" + GAMES + ",");
      assertThat(client.first(Packet.Connect.class).namespace()).isEqualTo(GAMES);
    }
  }

  @Test
  void anAnsweredHeartbeatKeepsTheSocketOpen() throws Exception {
    try (Client client = new Client()) {
      client.enter();
      for (int ping = 0; ping < 3; ping++) {
        client.first(Packet.Ping.class);
        client.send(Frames.PONG);
      }
      client.send(Frames.NOOP);
      client.send("421[\"ask\",\"still there?\"]");
      assertThat(client.first(Packet.Ack.class).id()).isEqualTo(1);
    }
  }

  @Test
  void beingPutOutIsToldApart() throws Exception {
    try (Client client = new Client()) {
      client.enter();
      client.send(Frames.event("put me out", "\"please\""));
      assertThat(client.first(Packet.Disconnect.class)).isEqualTo(new Packet.Disconnect("/"));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A bare WebSocket: no Socket.IO but what our codec makes of its frames. */
  private static final class Client implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<Packet> packets = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    Client() throws Exception {
      socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(address, this)
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        packets.add(Frames.parse(part.toString()));
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    void send(String frame) throws Exception {
      socket.sendText(frame, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void enter() throws Exception {
      send(Frames.connect("{\"token\":\"open sesame\"}"));
      Packet.Connect connected = first(Packet.Connect.class);
      assertThat(connected.namespace()).isEqualTo("/");
      assertThat(connected.sid()).isNotEmpty();
    }

    Packet next() throws InterruptedException {
      Packet packet = packets.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(packet).isNotNull();
      return packet;
    }

    /** The next packet of a kind; those of other kinds in front of it must be well-formed. */
    <P extends Packet> P first(Class<P> kind) throws InterruptedException {
      Packet packet = next();
      while (!kind.isInstance(packet)) {
        assertThat(packet).isNotInstanceOf(Packet.Malformed.class);
        packet = next();
      }
      return kind.cast(packet);
    }

    @Override
    public void close() {
      socket.abort();
    }
  }
}
