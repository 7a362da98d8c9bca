package cleansignal.config;

import java.util.List;

/**
 * A configuration and where each of its values came from.
 *
 * @param config the configuration
 * @param settings every key in the order of the documentation, secrets masked; unmodifiable
 */
public record LoadedConfig(SuiteConfig config, List<Setting> settings) {
  /** Copies the list, so that nobody changes it later. */
  public LoadedConfig {
    settings = List.copyOf(settings);
  }
}
