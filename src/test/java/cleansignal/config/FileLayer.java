package cleansignal.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Flattens a parsed file to known keys; whatever else it holds is a problem. */
final class FileLayer {
  private final Source source;
  private final Problems problems;
  private final Map<Key<?>, Raw> raws = new LinkedHashMap<>();

  private FileLayer(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  static Map<Key<?>, Raw> read(Config config, Source source, Problems problems) {
    FileLayer layer = new FileLayer(source, problems);
    layer.walk(config.root(), "");
    return layer.raws;
  }

  private void walk(ConfigObject object, String prefix) {
    new TreeMap<>(object)
        .forEach((name, value) -> visit(prefix + ConfigUtil.joinPath(name), value));
  }

  private void visit(String path, ConfigValue value) {
    Optional<Key<?>> key = Keys.find(path);
    if (key.isPresent()) {
      raws.put(key.get(), raw(value));
    } else if (value instanceof ConfigObject object && !object.isEmpty()) {
      walk(object, path + ".");
    } else {
      problems.add(path + " (" + source.text() + "): " + Keys.unknown(path));
    }
  }

  private Raw raw(ConfigValue value) {
    return value.valueType() == ConfigValueType.NULL
        ? Raw.unset(source)
        : Raw.of(text(value), source);
  }

  /** A list of words reads as on a command line, with commas; other structures stay JSON. */
  private static String text(ConfigValue value) {
    if (value.unwrapped() instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).collect(Collectors.joining(", "));
    }
    return switch (value.valueType()) {
      case OBJECT, LIST -> value.render(ConfigRenderOptions.concise());
      default -> value.atKey("value").getString("value");
    };
  }
}
