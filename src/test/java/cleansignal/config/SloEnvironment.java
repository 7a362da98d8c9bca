package cleansignal.config;

import java.util.Locale;

/** Which limits a run is judged by: the names of the files under {@code slo/}. */
public enum SloEnvironment {
  /** The limits of the test installation. */
  STAGING,
  /** The limits of the live installation. */
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
