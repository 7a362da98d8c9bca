package cleansignal.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that follow from others. */
final class Derived {
  private static final List<Key<?>> POOL_KEYS =
      List.of(Keys.POOL_SIZE, Keys.POOL_PREFIX, Keys.POOL_DOMAIN);

  private Derived() {}

  /** Puts what follows into the merged settings. */
  static void addTo(Map<Key<?>, Raw> raws) {
    pool(raws);
    socketUrl(raws);
  }

  /** One identity is a pool of one, unless the operator described a pool as well. */
  private static void pool(Map<Key<?>, Raw> raws) {
    Raw single = raws.get(Keys.SINGLE_EMAIL);
    if (!single.givenByOperator()) {
      return;
    }
    Optional<Source> pool =
        POOL_KEYS.stream()
            .map(raws::get)
            .filter(Raw::givenByOperator)
            .map(Raw::source)
            .findFirst()
            .or(
                () ->
                    Optional.of(raws.get(Keys.POOL_PASSWORD).source())
                        .filter(Source.variable(Variable.POOL_PASSWORD)::equals));
    pool.ifPresentOrElse(
        source -> raws.put(Keys.SINGLE_EMAIL, Raw.unset(source)),
        () -> raws.put(Keys.POOL_SIZE, Raw.of("1", single.source())));
  }

  private static void socketUrl(Map<Key<?>, Raw> raws) {
    Raw base = raws.get(Keys.BASE_URL);
    if (raws.get(Keys.WS_URL).text().isEmpty()) {
      base.text()
          .flatMap(Values.parser(Keys.BASE_URL))
          .map(url -> Raw.of(Urls.socketUrl(url).toString(), base.source()))
          .ifPresent(raw -> raws.put(Keys.WS_URL, raw));
    }
  }
}
