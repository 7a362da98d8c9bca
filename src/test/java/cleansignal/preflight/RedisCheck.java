package cleansignal.preflight;

import cleansignal.config.PreflightSettings;
import cleansignal.config.Secret;
import java.net.URI;
import java.util.Optional;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/** The target's Redis answers PING, where its address is known. */
final class RedisCheck {

  private static final int LIMIT_MILLIS = 5_000;
  private static final int USUAL_PORT = 6379;

  private RedisCheck() {}

  static Finding look(Subject subject) {
    PreflightSettings settings = subject.config().preflight();
    return settings
        .redisUrl()
        .map(address -> ping(address, settings.redisPassword()))
        .orElse(Finding.skip("cs.services.redis-url is not set"));
  }

  static Finding ping(URI address, Optional<Secret> password) {
    int port = address.getPort() < 0 ? USUAL_PORT : address.getPort();
    DefaultJedisClientConfig.Builder client =
        DefaultJedisClientConfig.builder().timeoutMillis(LIMIT_MILLIS).autoNegotiateProtocol(false);
    if (address.getScheme().equalsIgnoreCase("rediss")) {
      client.sslOptions(SslOptions.defaults());
    }
    password.ifPresent(secret -> client.password(secret.reveal()));
    database(address).ifPresent(client::database);
    try (Jedis redis = new Jedis(new HostAndPort(address.getHost(), port), client.build())) {
      String answer = redis.ping();
      return "PONG".equals(answer)
          ? Finding.pass("answers PING")
          : Finding.fail("answers PING with something else", "is this a Redis?");
    } catch (JedisException refused) {
      return Finding.fail(
          "does not answer PING: " + Causes.told(refused, password),
          "start it, or mend cs.services.redis-*");
    }
  }

  private static Optional<Integer> database(URI address) {
    return Optional.ofNullable(address.getPath())
        .filter(path -> path.matches("/\\d{1,4}"))
        .map(path -> Integer.valueOf(path.substring(1)));
  }
}
