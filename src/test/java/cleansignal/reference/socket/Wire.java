package cleansignal.reference.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/**
 * The bytes below a socket: the only place that reaches through Vert.x to Netty. Vert.x would split
 * long texts into several frames and encode a text anew for every socket; the target sends one
 * frame, and one array of bytes serves all sockets here. It also closes without a status, as the
 * target does, and can stop in the middle of a frame.
 */
final class Wire {
  private static final int CLOSE_PATIENCE_MILLIS = 2_000;
  private static final int FINAL_TEXT = 0x81;
  private static final int SHORT_FRAME = 125;
  private static final int MEDIUM_FRAME = 65_535;

  private final Vertx vertx;
  private final ServerWebSocket socket;
  private final ChannelHandlerContext channel;

  Wire(Vertx vertx, ServerWebSocket socket) {
    this.vertx = vertx;
    this.socket = socket;
    this.channel = ((WebSocketInternal) socket).channelHandlerContext();
  }

  /** Sends a text in one frame. The bytes must not change afterwards. */
  void send(byte[] text) {
    if (!socket.isClosed()) {
      channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(text)));
    }
  }

  /** Announces a text, sends half of it and cuts the connection. */
  void sendHalf(byte[] text) {
    ByteBuf half = Unpooled.buffer();
    half.writeByte(FINAL_TEXT);
    if (text.length <= SHORT_FRAME) {
      half.writeByte(text.length);
    } else if (text.length <= MEDIUM_FRAME) {
      half.writeByte(SHORT_FRAME + 1).writeShort(text.length);
    } else {
      half.writeByte(SHORT_FRAME + 2).writeLong(text.length);
    }
    half.writeBytes(text, 0, text.length / 2);
    channel.writeAndFlush(half).addListener(written -> cut());
  }

  /** Sends bytes that are no frame and cuts the connection. */
  void sendRaw(byte[] bytes) {
    channel.writeAndFlush(Unpooled.wrappedBuffer(bytes)).addListener(written -> cut());
  }

  /**
   * Cuts the connection without a word. From this context on, not by the channel's own {@code
   * close}: that is Vert.x's, which sends a close frame first and waits 10 s for an answer.
   */
  void cut() {
    channel.close();
  }

  /** Closes with an empty close frame, which a client reports as 1005. */
  void close() {
    if (!socket.isClosed()) {
      channel.writeAndFlush(new CloseWebSocketFrame(true, 0, Unpooled.EMPTY_BUFFER));
      vertx.setTimer(CLOSE_PATIENCE_MILLIS, timer -> channel.close());
    }
  }
}
