package cleansignal.reference.http;

import cleansignal.reference.auth.Lockout;
import cleansignal.reference.auth.Passwords;
import cleansignal.reference.auth.Sessions;
import cleansignal.reference.auth.Tokens;
import cleansignal.reference.fault.Faults;
import cleansignal.reference.limit.Bypass;
import cleansignal.reference.limit.Limiters;
import cleansignal.reference.loop.FreezeGate;
import cleansignal.reference.metrics.ServerMetrics;
import cleansignal.reference.play.Tables;
import cleansignal.reference.store.Games;
import cleansignal.reference.store.Ids;
import cleansignal.reference.store.Users;
import cleansignal.reference.truth.Truth;
import io.vertx.core.Vertx;
import java.time.Clock;

/**
 * Everything the endpoints work with; one event loop owns it all.
 *
 * @param vertx the event loop
 * @param clock tells all times but those of answers
 * @param ids makes identifiers
 * @param users who is registered
 * @param games what is played
 * @param tokens makes and reads JWTs
 * @param sessions who is logged in
 * @param passwords bcrypt
 * @param lockout who failed too often
 * @param limiters who asks too often
 * @param bypass who may
 * @param truth what happened
 * @param metrics what Prometheus sees of it
 * @param gate what holds everything back while the server is frozen
 * @param faults what goes wrong on order
 * @param tables what is played on sockets
 * @param httpMoves whether moves can be made over HTTP, too
 */
public record Services(
    Vertx vertx,
    Clock clock,
    Ids ids,
    Users users,
    Games games,
    Tokens tokens,
    Sessions sessions,
    Passwords passwords,
    Lockout lockout,
    Limiters limiters,
    Bypass bypass,
    Truth truth,
    ServerMetrics metrics,
    FreezeGate gate,
    Faults faults,
    Tables tables,
    boolean httpMoves) {}
