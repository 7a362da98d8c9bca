package cleansignal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The parsed values of all keys. What could not be parsed is a problem and reads as not set. */
final class Values {
  private final Map<Key<?>, Raw> raws;
  private final Map<Key<?>, Object> parsed = new LinkedHashMap<>();

  private Values(Map<Key<?>, Raw> raws) {
    this.raws = raws;
  }

  static Values parse(Map<Key<?>, Raw> raws, Problems problems) {
    Values values = new Values(raws);
    for (Key<?> key : Keys.ALL) {
      values.parse(key, problems);
    }
    return values;
  }

  /** A parser that answers with empty instead of throwing; blanks around count in secrets alone. */
  static <T> Function<String, Optional<T>> parser(Key<T> key) {
    return text -> {
      try {
        return Optional.of(key.type().parser().apply(key.type().secret() ? text : text.strip()));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    };
  }

  private <T> void parse(Key<T> key, Problems problems) {
    Raw raw = raws.get(key);
    Optional<T> value = raw.text().flatMap(parser(key));
    value.ifPresent(v -> parsed.put(key, v));
    boolean missing = raw.text().isEmpty() && key.whenUnset().isEmpty();
    boolean refused = raw.text().isPresent() && value.isEmpty();
    if (missing || refused) {
      problems.mustBe(key, raw, key.type().allowed());
    }
  }

  /** The value of a key, if it has a usable one. */
  @SuppressWarnings("unchecked") // only parse fills the map, with the key's own type
  <T> Optional<T> get(Key<T> key) {
    return Optional.ofNullable((T) parsed.get(key));
  }

  /** The value of a key that has one whenever there are no problems. */
  <T> T need(Key<T> key) {
    return get(key).orElseThrow(() -> new IllegalStateException(key.name()));
  }

  /** A key as it was written. */
  Raw raw(Key<?> key) {
    return raws.get(key);
  }

  /** All keys, fit for printing. */
  List<Setting> settings() {
    return Keys.ALL.stream().<Setting>map(this::setting).toList();
  }

  private <T> Setting setting(Key<T> key) {
    String shown = get(key).map(key.type().shown()).orElse("(not set)");
    return new Setting(key.name(), shown, raw(key).source().text());
  }
}
