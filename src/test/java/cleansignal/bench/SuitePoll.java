package cleansignal.bench;

import static io.gatling.javaapi.core.CoreDsl.exec;

import cleansignal.chain.Authentication;
import cleansignal.config.AuthSettings;
import cleansignal.config.Secret;
import cleansignal.config.Shard;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.plan.PlannedUser;
import cleansignal.pool.Credentials;
import cleansignal.request.Exchanges;
import cleansignal.request.HttpDefaults;
import cleansignal.request.LiveRecorder;
import cleansignal.request.Requests;
import cleansignal.request.RunClock;
import cleansignal.request.VirtualUser;
import cleansignal.target.GameServer;
import cleansignal.target.RingRift;
import cleansignal.token.RefreshPolicy;
import cleansignal.token.TokenState;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * The poll as the suite sends it, without the pause: the token looked after, every header and
 * check, the exchange noted and recorded.
 */
public final class SuitePoll extends PollLoop {

  private static final GameServer SERVER = new RingRift();
  private static final RunClock CLOCK = new RunClock(InstantSource.system());

  /** As ordered. */
  public SuitePoll() {
    this(PollOrder.read(), SuiteConfigLoader.load(Map.of(), Map.of()).config());
  }

  private SuitePoll(PollOrder order, SuiteConfig config) {
    super(
        order,
        HttpDefaults.protocol(order.baseUrl(), SERVER.bypassHeader(), Optional.empty()),
        exec(session -> enter(session, order, config.auth())),
        poll(config));
  }

  private static ChainBuilder poll(SuiteConfig config) {
    Requests requests = new Requests(new LiveRecorder(), CLOCK, config.http().requestTimeout());
    return new Authentication(SERVER, requests, CLOCK, config.auth(), new Shard(0, 1))
        .call(SERVER.readGame(), Optional.empty());
  }

  private static Session enter(Session session, PollOrder order, AuthSettings auth) {
    VirtualUser user =
        new VirtualUser(
            new PlannedUser(0, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO),
            new Credentials("nobody@loadtest.local", Secret.of("none")),
            RandomGenerator.getDefault());
    user.received(
        TokenState.received(
            order.token(),
            order.token(),
            OptionalLong.empty(),
            CLOCK.now(),
            auth.tokenTtl(),
            new RefreshPolicy(auth.refreshWindow(), auth.refreshJitter(), auth.renewal()),
            user.random()));
    return new Exchanges("u" + session.userId())
        .into(user.into(session.set(VirtualUser.GAME_ID, order.gameId())));
  }
}
