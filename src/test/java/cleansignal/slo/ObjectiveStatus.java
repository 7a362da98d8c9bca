package cleansignal.slo;

import java.util.Locale;

/** How one objective ended. */
public enum ObjectiveStatus {
  /** The data show that the limit holds. */
  MET,
  /** The data show that it does not. */
  MISSED,
  /** No data, or the data can't tell at 95 %. */
  UNPROVEN,
  /** The policy declares that it does not apply, with the reason. */
  NOT_APPLICABLE;

  /** The word for it in a sentence, for example {@code not applicable}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
