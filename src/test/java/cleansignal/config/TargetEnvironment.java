package cleansignal.config;

import java.util.Locale;

/**
 * Where the load goes. Not to be mistaken for {@link SloEnvironment}, the limits it is judged by.
 */
public enum TargetEnvironment {
  /** The reference server, started with the run on a loopback port. */
  EMBEDDED,
  /** A server on this machine or in this network. */
  LOCAL,
  /** The shared test installation. */
  STAGING,
  /** The installation that people play on; needs the operator's consent. */
  PRODUCTION;

  /**
   * The name as it stands in files, on command lines and in reports.
   *
   * @return the lower-case name
   */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return text();
  }
}
