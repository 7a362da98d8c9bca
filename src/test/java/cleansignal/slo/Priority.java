package cleansignal.slo;

/** How much an objective weighs in the verdict. */
public enum Priority {
  /** Missed: the run fails. */
  CRITICAL,
  /** Missed beyond its margin: the run fails; within it: the run is conditional. */
  HIGH,
  /** Missed: a warning. */
  MEDIUM,
  /**
   * A budget for noise. Over it, the load was not what it should be and the run is invalid: it says
   * nothing about the target.
   */
  NOISE;

  /** Whether an objective of this weight can change the verdict; the others only warn. */
  public boolean decides() {
    return this != MEDIUM;
  }
}
