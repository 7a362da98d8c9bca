package cleansignal.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Gives every request the same answer, as cheaply as it can, so that who asks sets the pace. Takes
 * the answer as one line of standard input, prints its port, and ends with its input.
 */
public final class FixedServer {

  private FixedServer() {}

  /** Serves on a free port of 127.0.0.1. */
  public static void main(String[] args) throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Buffer answer = Buffer.buffer(input.readLine());
    int port =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1))
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(
                request ->
                    request
                        .response()
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .end(answer))
            .listen()
            .await()
            .actualPort();
    System.out.println("{\"port\":" + port + "}");
    input.transferTo(Writer.nullWriter());
    System.exit(0);
  }
}
