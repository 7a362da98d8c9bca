package cleansignal.slo;

/** How much an objective weighs in the verdict. */
public enum Priority {
  /** Missed: the run fails. */
  CRITICAL,
  /** Missed beyond its margin: the run fails; within it: the run is conditional. */
  HIGH,
  /** Missed: a warning. */
  MEDIUM
}
