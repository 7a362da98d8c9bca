package cleansignal.slo;

import java.util.Locale;

/**
 * One figure of the injector, held against its limit.
 *
 * @param check what it shows
 * @param title its name in a sentence
 * @param value the figure, in the check's unit
 * @param limit what it may be at most
 * @param atMillis when it was worst, ms since time zero
 * @param standing how the two compare
 * @param samples what the figure rests on, in words; empty where the value says all
 */
public record InjectorFigure(
    InjectorCheck check,
    String title,
    double value,
    double limit,
    long atMillis,
    Standing standing,
    String samples) {

  /** How a figure compares to its limit. */
  public enum Standing {
    /** At most as much as the limit. */
    WITHIN,
    /** More, but on so few samples that it may be chance. */
    DOUBTFUL,
    /** More. */
    BEYOND;

    /** The word for it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The figure beside its limit, for example {@code timer lag p99 3 <= 50 ms}. */
  public String text() {
    return String.join(
        " ", title, shown(), value > limit ? ">" : "<=", Figures.plain(limit), check.unit());
  }

  /** What is wrong, for example {@code GC pause 412 > 200 ms at 31.5 s}. */
  String complaint() {
    return text()
        + " at "
        + Figures.withUnit(atMillis / 1000.0, "s")
        + (samples.isEmpty() ? "" : " (" + samples + ")");
  }

  private String shown() {
    return Figures.plain(Math.round(value * 10) / 10.0);
  }
}
