package cleansignal.reference;

import cleansignal.reference.admin.AdminServer;
import cleansignal.reference.ai.AiControl;
import cleansignal.reference.ai.AiGateway;
import cleansignal.reference.ai.AiService;
import cleansignal.reference.auth.Lockout;
import cleansignal.reference.auth.Passwords;
import cleansignal.reference.auth.Sessions;
import cleansignal.reference.auth.Tokens;
import cleansignal.reference.fault.Faults;
import cleansignal.reference.http.HttpFront;
import cleansignal.reference.http.Services;
import cleansignal.reference.limit.Limiters;
import cleansignal.reference.loop.FreezeGate;
import cleansignal.reference.loop.Timers;
import cleansignal.reference.metrics.ServerMetrics;
import cleansignal.reference.play.GameEvents;
import cleansignal.reference.play.PlayServices;
import cleansignal.reference.play.Tables;
import cleansignal.reference.socket.SocketFront;
import cleansignal.reference.socket.SocketServices;
import cleansignal.reference.store.Games;
import cleansignal.reference.store.Ids;
import cleansignal.reference.store.RefreshTokens;
import cleansignal.reference.store.Users;
import cleansignal.reference.truth.Truth;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.transport.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A running reference server, in this JVM. */
public final class ReferenceServer implements AutoCloseable {
  private static final long START_SECONDS = 30;
  private static final double MILLIS_PER_SECOND = 1000;

  private final Vertx vertx;
  private final int port;
  private final int adminPort;
  private final int aiPort;

  private ReferenceServer(Vertx vertx, int port, int adminPort, int aiPort) {
    this.vertx = vertx;
    this.port = port;
    this.adminPort = adminPort;
    this.aiPort = aiPort;
  }

  /**
   * Starts a server on 127.0.0.1 and waits until its ports are open.
   *
   * @throws IllegalArgumentException if a fault names a route that does not exist
   * @throws IllegalStateException if a port is in use
   */
  public static ReferenceServer start(ReferenceSettings settings) {
    return start(settings, Clock.systemUTC());
  }

  /**
   * As {@link #start(ReferenceSettings)}, with a clock that tells the times of tokens, limits,
   * locks and faults' intervals, so that a test need not wait for them. Delays, freezes and
   * keep-alive take real time all the same.
   */
  public static ReferenceServer start(ReferenceSettings settings, Clock clock) {
    // Named, or every native transport on the class path would be unpacked and tried first.
    Vertx vertx = Vertx.builder().with(smallVertx()).withTransport(Transport.NIO).build();
    try {
      Promise<ReferenceServer> started = Promise.promise();
      vertx.runOnContext(
          ignored ->
              Future.succeededFuture()
                  .compose(none -> open(vertx, settings, clock))
                  .onComplete(started));
      return started.future().await(START_SECONDS, TimeUnit.SECONDS);
    } catch (IllegalArgumentException mistake) {
      vertx.close();
      throw mistake;
    } catch (Exception failure) {
      vertx.close();
      throw new IllegalStateException("the reference server did not start: " + failure, failure);
    }
  }

  /** The main port. */
  public int port() {
    return port;
  }

  /** The admin port. */
  public int adminPort() {
    return adminPort;
  }

  /** The port of the AI service. */
  public int aiPort() {
    return aiPort;
  }

  /** Stops it and waits until its ports are free. */
  @Override
  public void close() {
    vertx.close().await();
  }

  private static Future<ReferenceServer> open(
      Vertx vertx, ReferenceSettings settings, Clock clock) {
    Ids ids = new Ids(settings.seed(), clock);
    FreezeGate gate = new FreezeGate();
    Timers timers = new Timers(vertx, gate);
    Truth truth = new Truth();
    ServerMetrics metrics = new ServerMetrics();
    Faults faults = new Faults(settings.seed(), clock, Set.of());
    Games games = new Games(ids, clock);
    AiService aiService =
        new AiService(vertx, clock, faults, truth, settings.ai(), settings.seed());
    AiGateway ai = new AiGateway(vertx, timers, clock, settings.ai(), metrics.ai(), truth);
    Tables tables =
        new Tables(
            new PlayServices(timers, clock, games, faults, truth, metrics, ai, settings.play()));
    Users users = new Users(ids, clock);
    Tokens tokens =
        new Tokens(clock, Duration.ofSeconds(settings.tokenLifeSeconds()), settings.uniqueTokens());
    Sessions sessions = new Sessions(tokens, users, new RefreshTokens());
    Services services =
        new Services(
            vertx,
            clock,
            ids,
            users,
            games,
            tokens,
            sessions,
            new Passwords(vertx, settings.bcryptCost()),
            new Lockout(clock),
            new Limiters(settings.limits(), settings.limitOverrides()),
            settings.bypass(),
            truth,
            metrics,
            gate,
            faults,
            tables,
            settings.httpMoves());
    registerPool(services, settings);
    SocketServices sockets =
        new SocketServices(
            timers,
            ids,
            sessions,
            faults,
            truth,
            metrics.play(),
            settings.sockets(),
            new GameEvents(tables, clock, ids::cuid));
    HttpFront front = new HttpFront(services, new SocketFront(vertx, sockets));
    faults.arm(settings.faults());
    scheduleFreeze(vertx, front, settings);
    scheduleRestart(vertx, front, settings);
    AiControl aiControl = new AiControl(aiService, ai, settings.ai());
    AdminServer admin = new AdminServer(services, front, aiControl);
    return aiControl
        .start()
        .compose(
            aiPort ->
                front
                    .listen(settings.port())
                    .compose(
                        port ->
                            admin
                                .listen(settings.adminPort())
                                .map(
                                    adminPort ->
                                        new ReferenceServer(vertx, port, adminPort, aiPort))));
  }

  private static void scheduleRestart(Vertx vertx, HttpFront front, ReferenceSettings settings) {
    if (settings.restartAfterSeconds() > 0) {
      vertx.setTimer(
          millis(settings.restartAfterSeconds()),
          timer -> front.restart(millis(settings.restartSeconds())));
    }
  }

  private static void scheduleFreeze(Vertx vertx, HttpFront front, ReferenceSettings settings) {
    long freezeMillis = millis(settings.freezeSeconds());
    long afterMillis = millis(settings.freezeAfterSeconds());
    if (freezeMillis > 0 && afterMillis > 0) {
      vertx.setTimer(afterMillis, timer -> front.freeze(freezeMillis));
    } else if (freezeMillis > 0) {
      front.freeze(freezeMillis);
    }
  }

  /** One hash serves the whole pool: hashing each would cost seconds, and nobody can tell. */
  private static void registerPool(Services services, ReferenceSettings settings) {
    if (settings.poolSize() == 0) {
      return;
    }
    String hash = services.passwords().hashNow(settings.poolPassword());
    for (int i = 1; i <= settings.poolSize(); i++) {
      String name = settings.poolPrefix() + i;
      services.users().add(name + "@" + settings.poolDomain(), name, hash, true);
    }
  }

  private static VertxOptions smallVertx() {
    return new VertxOptions()
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(2)
        .setInternalBlockingPoolSize(2)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }

  private static long millis(double seconds) {
    return Math.round(seconds * MILLIS_PER_SECOND);
  }
}
