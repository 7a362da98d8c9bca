package cleansignal.reference.ai;

import cleansignal.reference.fault.Distribution;
import cleansignal.reference.fault.Draw;
import cleansignal.reference.fault.FaultKind;
import cleansignal.reference.fault.FaultPoint;
import cleansignal.reference.fault.Faults;
import cleansignal.reference.game.Chooser;
import cleansignal.reference.game.GameState;
import cleansignal.reference.game.HistoryItem.Move;
import cleansignal.reference.game.MoveText;
import cleansignal.reference.game.Rules;
import cleansignal.reference.game.StateReader;
import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.truth.Truth;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The AI service: a program of its own on the target, here a port of its own. It is told a state
 * and answers a move, after thinking for a while, and knows no game from one call to the next.
 */
public final class AiService {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int BODY_LIMIT_BYTES = 10 * 1024 * 1024;
  private static final JsonFactory JSON = new JsonFactory();

  private final Vertx vertx;
  private final Clock clock;
  private final Faults faults;
  private final Truth truth;
  private final long seed;
  private DoubleSupplier thinking;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests =
      Counter.builder()
          .name("ai_move_requests_total")
          .help("Total number of move requests by outcome")
          .labelNames("outcome")
          .register(registry);
  private HttpServer server;
  private int port;

  /**
   * Not listening yet.
   *
   * @param seed of the thinking times
   */
  public AiService(
      Vertx vertx, Clock clock, Faults faults, Truth truth, AiSettings settings, long seed) {
    this.vertx = vertx;
    this.clock = clock;
    this.faults = faults;
    this.truth = truth;
    this.port = settings.port();
    this.seed = seed;
    think(settings.thinking());
  }

  /** Thinks for so long from the next request on; the draws start anew. */
  void think(Distribution thinkingMillis) {
    thinking = thinkingMillis.sampler(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
  }

  /**
   * Opens its port; the same one each time.
   *
   * @return the port that it got
   */
  Future<Integer> open() {
    if (server != null) {
      return Future.succeededFuture(port);
    }
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost(LOOPBACK).setPort(port))
            .requestHandler(this::handle);
    return server
        .listen()
        .map(
            listening -> {
              port = listening.actualPort();
              return port;
            });
  }

  /** Closes its port and all connections. */
  Future<Void> close() {
    HttpServer closing = server;
    server = null;
    return closing == null ? Future.succeededFuture() : closing.close();
  }

  private void handle(HttpServerRequest request) {
    switch (request.method() + " " + request.path()) {
      case "GET /health" ->
          json(request.response(), 200, "{\"status\":\"healthy\",\"service\":\"ai\"}");
      case "GET /metrics" -> metrics(request.response());
      case "POST /ai/move" ->
          request
              .body()
              .onSuccess(
                  body -> {
                    if (body.length() > BODY_LIMIT_BYTES) {
                      json(request.response(), 413, "{\"detail\":\"Too large\"}");
                    } else {
                      move(request, body.getBytes());
                    }
                  });
      default -> json(request.response(), 404, "{\"detail\":\"Not Found\"}");
    }
  }

  private void move(HttpServerRequest request, byte[] body) {
    Draw draw = faults.draw(FaultPoint.AI_MOVE, "");
    if (draw.delays() > 0) {
      truth.fault(FaultPoint.AI_MOVE, FaultKind.DELAY);
    }
    double millis = thinking.getAsDouble() + draw.delayMillis();
    if (millis < 1) {
      answer(request, body, draw, 0);
    } else {
      vertx.setTimer(Math.round(millis), timer -> answer(request, body, draw, Math.round(millis)));
    }
  }

  private void answer(HttpServerRequest request, byte[] body, Draw draw, long thoughtMillis) {
    try {
      answer(request, read(body), draw, thoughtMillis);
    } catch (IOException malformed) {
      json(request.response(), 422, "{\"detail\":\"No state\"}");
    }
  }

  private void answer(HttpServerRequest request, Question question, Draw draw, long thoughtMillis) {
    if (draw.hits().isEmpty()) {
      requests.labelValues("success").inc();
      reply(request.response(), think(question), question, thoughtMillis);
      return;
    }
    FaultKind kind = draw.others().get(0).kind();
    truth.fault(FaultPoint.AI_MOVE, kind);
    requests.labelValues(kind.wireName()).inc();
    switch (kind) {
      case ERROR ->
          json(request.response(), draw.others().get(0).status(), "{\"detail\":\"Broken\"}");
      case DROP -> request.connection().close();
      case NO_MOVE -> reply(request.response(), "null", question, thoughtMillis);
      case ILLEGAL_MOVE ->
          reply(request.response(), "{\"id\":\"place-99,99-x1\"}", question, thoughtMillis);
      default -> {
        // It hangs: nobody will ever answer this.
      }
    }
  }

  private String think(Question question) {
    GameState state = question.state();
    List<Move> legal = Rules.legalMoves(state);
    if (legal.isEmpty()) {
      return "null";
    }
    // Another seed than the server's own thinking, so that the two can be told apart.
    Move move = Chooser.choose(state, legal, ~question.seed());
    String array =
        MoveText.validMoves(
            state.grid(), List.of(move), state.moves() + 1, Timestamps.iso(clock.instant()));
    return array.substring(1, array.length() - 1);
  }

  /** What it needs of a request. */
  private record Question(GameState state, long seed, String aiType, int difficulty) {}

  private static Question read(byte[] body) throws IOException {
    GameState state = null;
    long seed = 0;
    String aiType = AiProfile.DEFAULT_TYPE;
    int difficulty = 1;
    try (JsonParser json = JSON.createParser(body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("game_state")) {
          state = StateReader.read(json);
        } else {
          switch (name) {
            case "seed" -> seed = json.getValueAsLong();
            case "ai_type" -> aiType = json.getValueAsString();
            case "difficulty" -> difficulty = json.getValueAsInt();
            default -> json.skipChildren();
          }
        }
      }
    }
    if (state == null) {
      throw new IOException("game_state is missing");
    }
    return new Question(state, seed, aiType, difficulty);
  }

  private static void reply(
      HttpServerResponse response, String move, Question question, long thoughtMillis) {
    json(
        response,
        200,
        "{\"move\":"
            + move
            + ",\"evaluation\":0,\"thinking_time_ms\":"
            + thoughtMillis
            + ",\"ai_type\":\""
            + question.aiType()
            + "\",\"difficulty\":"
            + question.difficulty()
            + "}");
  }

  private void metrics(HttpServerResponse response) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    response
        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        .end(text.toString(StandardCharsets.UTF_8));
  }

  private static void json(HttpServerResponse response, int status, String text) {
    if (!response.closed()) {
      response.setStatusCode(status).putHeader("Content-Type", "application/json").end(text);
    }
  }
}
