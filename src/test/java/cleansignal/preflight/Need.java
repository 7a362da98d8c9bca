package cleansignal.preflight;

/** What a check rests on. */
enum Need {
  /** Nothing: it is made whatever the others found. */
  NOTHING,
  /** A target that answers. */
  TARGET,
  /** A user who is logged in. */
  SESSION
}
