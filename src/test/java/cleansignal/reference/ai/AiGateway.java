package cleansignal.reference.ai;

import cleansignal.reference.game.Ascii;
import cleansignal.reference.game.Chooser;
import cleansignal.reference.game.HistoryItem.Move;
import cleansignal.reference.game.MoveText;
import cleansignal.reference.loop.Timers;
import cleansignal.reference.metrics.AiMetrics;
import cleansignal.reference.truth.Truth;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.ConnectException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The server's way to a move of an AI: it asks the service, with a time-out, a cap on calls at once
 * and a circuit breaker, and thinks for itself whenever that gives no legal move (contract, section
 * 5). Each of the three can be out of the way; without the last, a failure leaves no move.
 */
public final class AiGateway {
  private static final String LOOPBACK = "127.0.0.1";
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int KEEP_ALIVE_SECONDS = 2;

  /** More than games are ever played at once: the cap is the settings' to give, not the pool's. */
  private static final int CONNECTIONS = 1_000;

  private static final int FIRST_ERROR = 400;
  private static final int FIRST_SERVER_ERROR = 500;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Vertx vertx;
  private final Timers timers;
  private final Clock clock;
  private final AiMetrics metrics;
  private final Truth truth;
  private AiSettings settings;
  private CircuitBreaker breaker;
  private HttpClient client;
  private int port;
  private int underWay;

  /** Not knowing yet where the service is. */
  public AiGateway(
      Vertx vertx,
      Timers timers,
      Clock clock,
      AiSettings settings,
      AiMetrics metrics,
      Truth truth) {
    this.vertx = vertx;
    this.timers = timers;
    this.clock = clock;
    this.metrics = metrics;
    this.truth = truth;
    this.settings = settings;
    this.breaker = breaker(settings);
  }

  /** Treats the service so from the next call on. Another circuit breaker is closed at first. */
  void treat(AiSettings wanted) {
    if (wanted.breakerFailures() != settings.breakerFailures()
        || wanted.breakerOpenMillis() != settings.breakerOpenMillis()) {
      breaker = breaker(wanted);
    }
    settings = wanted;
  }

  private CircuitBreaker breaker(AiSettings wanted) {
    return new CircuitBreaker(wanted.breakerFailures(), wanted.breakerOpenMillis(), clock);
  }

  /** The service listens here. */
  void servicePort(int listening) {
    port = listening;
  }

  /**
   * Finds a move and hands it over, now or later.
   *
   * @param then gets the move; none where the service gave none and there is no fallback
   */
  public void choose(AiQuestion question, AiProfile profile, Consumer<Optional<Move>> then) {
    if (profile.local()) {
      thinkLocally(question, profile, 0, then);
    } else if (!breaker.tryPass()) {
      fallBack("circuit_open", question, profile, 0, then);
    } else if (settings.maxConcurrent() > 0 && underWay >= settings.maxConcurrent()) {
      metrics.overloaded();
      fallBack("overloaded", question, profile, 0, then);
    } else {
      new Ask(question, profile, then).send();
    }
  }

  private void fallBack(
      String reason,
      AiQuestion question,
      AiProfile profile,
      double millis,
      Consumer<Optional<Move>> then) {
    truth.play().aiServiceAsked(reason);
    if (settings.fallback()) {
      metrics.fellBack(reason);
      thinkLocally(question, profile, millis, then);
    } else {
      metrics.turnFailed(reason);
      then.accept(Optional.empty());
    }
  }

  private void thinkLocally(
      AiQuestion question, AiProfile profile, double millis, Consumer<Optional<Move>> then) {
    metrics.thoughtLocally(millis, profile.difficulty());
    then.accept(Optional.of(Chooser.choose(question.state(), question.legal(), question.seed())));
  }

  /** Made for the first call, so that a server without AIs starts without it. */
  private HttpClient client() {
    if (client == null) {
      client =
          vertx.createHttpClient(
              new HttpClientOptions().setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
              new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }
    return client;
  }

  /** An answer of the service. */
  private record Answer(int status, Buffer body) {}

  /** One call of the service, which ends once: by an answer, a failure or the time-out. */
  private final class Ask {
    private final AiQuestion question;
    private final AiProfile profile;
    private final Consumer<Optional<Move>> then;
    private final CircuitBreaker passed = breaker;
    private final long startNanos = System.nanoTime();
    private Timers.Timer timeout = Timers.Timer.NONE;
    private HttpClientRequest request;
    private boolean ended;

    Ask(AiQuestion question, AiProfile profile, Consumer<Optional<Move>> then) {
      this.question = question;
      this.profile = profile;
      this.then = then;
    }

    void send() {
      underWay++;
      timeout = timers.after(settings.timeoutMillis(), () -> end(this::timedOut));
      Future.succeededFuture()
          .compose(none -> client().request(HttpMethod.POST, port, LOOPBACK, "/ai/move"))
          .compose(this::sendBody)
          .onComplete(
              done ->
                  timers.now(
                      () ->
                          end(
                              () -> {
                                if (done.succeeded()) {
                                  answered(done.result());
                                } else {
                                  failed(reasonOf(done.cause()));
                                }
                              })));
    }

    private Future<Answer> sendBody(HttpClientRequest opened) {
      request = opened;
      Ascii body = new Ascii();
      body.add("{\"game_state\":")
          .add(question.stateJson().get())
          .add(",\"player_number\":" + question.state().player())
          .add(",\"difficulty\":" + profile.difficulty())
          .add(",\"ai_type\":\"" + profile.aiType())
          .add("\",\"seed\":" + question.seed() + "}");
      return opened
          .putHeader("Content-Type", "application/json")
          .send(Buffer.buffer(body.toBytes()))
          .compose(
              response -> response.body().map(text -> new Answer(response.statusCode(), text)));
    }

    private void end(Runnable how) {
      if (!ended) {
        ended = true;
        underWay--;
        timeout.cancel();
        how.run();
      }
    }

    private void answered(Answer answer) {
      if (answer.status() >= FIRST_ERROR) {
        failed(answer.status() >= FIRST_SERVER_ERROR ? "server_error" : "client_error");
        return;
      }
      try {
        chosen(mapper.readTree(answer.body().getBytes()).path("move"));
      } catch (JsonProcessingException malformed) {
        failed("service_unavailable");
      } catch (java.io.IOException impossible) {
        throw new java.io.UncheckedIOException(impossible);
      }
    }

    private void chosen(JsonNode answer) {
      double millis = millis();
      passed.succeeded();
      metrics.succeeded(millis, profile.difficulty());
      Optional<Move> move =
          question.legal().stream().filter(legal -> isAnswer(answer, legal)).findFirst();
      if (move.isPresent()) {
        truth.play().aiServiceAsked("success");
        then.accept(move);
      } else {
        boolean none = answer.isNull() || answer.isMissingNode();
        fallBack(
            none ? "no_move_from_service" : "validation_failed", question, profile, millis, then);
      }
    }

    private boolean isAnswer(JsonNode answer, Move legal) {
      String id = MoveText.id(question.state().grid(), legal, question.state().moves() + 1);
      return id.equals(answer.path("id").asText());
    }

    private void failed(String reason) {
      double millis = millis();
      passed.failed();
      metrics.failed(millis, profile.difficulty());
      fallBack(reason, question, profile, millis, then);
    }

    private void timedOut() {
      double millis = millis();
      passed.failed();
      metrics.timedOut(millis, profile.difficulty());
      truth.play().aiServiceAsked("timeout");
      if (request != null) {
        request.reset();
      }
      if (settings.fallback()) {
        metrics.timeoutFellBack();
        thinkLocally(question, profile, millis, then);
      } else {
        then.accept(Optional.empty());
      }
    }

    private double millis() {
      return (System.nanoTime() - startNanos) / NANOS_PER_MILLI;
    }

    private static String reasonOf(Throwable cause) {
      return cause instanceof ConnectException ? "connection_refused" : "service_unavailable";
    }
  }
}
