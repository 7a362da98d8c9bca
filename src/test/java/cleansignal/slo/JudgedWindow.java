package cleansignal.slo;

/** Which part of a run an objective is judged in. */
public enum JudgedWindow {
  /** The steady window of the plan. */
  STEADY,
  /** The whole run: for what happens mostly in the ramp, such as a login. */
  WHOLE
}
