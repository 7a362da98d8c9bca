package cleansignal.reference.loop;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as JavaScript writes them: UTC, always three digits of milliseconds. */
public final class Timestamps {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** An instant as text, such as {@code 2026-01-01T00:00:00.000Z}. */
  public static String iso(Instant instant) {
    return FORMAT.format(instant);
  }
}
