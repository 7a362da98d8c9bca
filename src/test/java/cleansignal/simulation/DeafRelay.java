package cleansignal.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands before a server's port and keeps from its clients what the server says: of six connections
 * in turn, all; all but the first answer; all but the first states, three times; nothing. It closes
 * no connection before its client does.
 */
final class DeafRelay implements AutoCloseable {

  /** How many bytes of the server reach the client; the first two cut in on the handshake. */
  private static final List<Long> HEARD =
      List.of(0L, 1L, 110_000L, 190_000L, 250_000L, Long.MAX_VALUE);

  private static final int BUFFER_BYTES = 16_384;

  private final ServerSocket door;
  private final URI server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private DeafRelay(ServerSocket door, URI server) {
    this.door = door;
    this.server = server;
  }

  /** A relay on a free loopback port, to that server. */
  static DeafRelay to(URI server) throws IOException {
    DeafRelay relay =
        new DeafRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
    thread(relay::accept);
    return relay;
  }

  /** Where it listens for sockets. */
  String socketUrl() {
    return "ws://127.0.0.1:" + door.getLocalPort();
  }

  private void accept() throws IOException {
    for (int number = 0; ; number++) {
      Socket client = door.accept();
      Socket upstream = new Socket(server.getHost(), server.getPort());
      sockets.addAll(List.of(client, upstream));
      long heard = HEARD.get(number % HEARD.size());
      thread(() -> pass(client, upstream, Long.MAX_VALUE));
      thread(() -> pass(upstream, client, heard));
    }
  }

  /** Passes on what comes in, whole reads at a time, until so many bytes have been. */
  private static void pass(Socket from, Socket to, long most) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    long passed = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (passed < most) {
        out.write(buffer, 0, read);
        passed += read;
      }
    }
    if (most == Long.MAX_VALUE) {
      to.close();
    }
  }

  private static void thread(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // One of both has gone: there is nothing to pass on any more.
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends when a socket does. */
  private interface Work {
    void run() throws IOException;
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
