package cleansignal.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The three files of the configuration: defaults, target, operator's own. */
final class HoconFiles {
  private HoconFiles() {}

  /** The defaults of every key. */
  static Map<Key<?>, Raw> defaults(Problems problems) {
    return resource("clean-signal.conf", Source.Layer.DEFAULTS, problems);
  }

  /** What differs on a target. */
  static Map<Key<?>, Raw> target(TargetEnvironment environment, Problems problems) {
    return resource("targets/" + environment.text() + ".conf", Source.Layer.TARGET, problems);
  }

  /**
   * The operator's own file. The parser's messages quote the file, which may hold secrets, so only
   * its line numbers are passed on.
   *
   * @param named the setting that names it
   */
  static Map<Key<?>, Raw> operator(Raw named, Problems problems) {
    Optional<Path> path = named.text().flatMap(Values.parser(Keys.FILE));
    if (path.isEmpty()) {
      return Map.of();
    }
    Source source = new Source(Source.Layer.FILE, "file " + path.get().getFileName());
    try {
      Config config = ConfigFactory.parseFile(path.get().toFile(), strict());
      Map<Key<?>, Raw> raws = FileLayer.read(resolved(config), source, problems);
      Keys.ALL.stream()
          .filter(Key::protecting)
          .filter(key -> raws.remove(key) != null)
          .forEach(key -> problems.add(key.name() + " (" + source.text() + "): " + Keys.PROTECTED));
      if (raws.remove(Keys.FILE) != null) {
        problems.add(Keys.FILE.name() + " (" + source.text() + "): a file cannot name another");
      }
      return raws;
    } catch (ConfigException.IO e) {
      problems.mustBe(Keys.FILE, named, "a file that can be read");
    } catch (ConfigException.UnresolvedSubstitution e) {
      problems.mustBe(Keys.FILE, named, "a file in which every ${...} stands for something");
    } catch (ConfigException e) {
      String line = e.origin() == null ? "" : ", see its line " + e.origin().lineNumber();
      problems.mustBe(Keys.FILE, named, "a file in HOCON or JSON" + line);
    }
    return Map.of();
  }

  private static Map<Key<?>, Raw> resource(String name, Source.Layer layer, Problems problems) {
    ClassLoader loader = HoconFiles.class.getClassLoader();
    Config config = ConfigFactory.parseResources(loader, name, strict());
    return FileLayer.read(resolved(config), new Source(layer, name), problems);
  }

  private static ConfigParseOptions strict() {
    return ConfigParseOptions.defaults().setAllowMissing(false);
  }

  /** Without the environment, which has a layer of its own. */
  private static Config resolved(Config config) {
    return config.resolve(ConfigResolveOptions.noSystem());
  }
}
