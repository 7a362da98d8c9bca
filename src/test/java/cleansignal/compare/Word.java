package cleansignal.compare;

/** How a comparison ends, and each line of it. */
public enum Word {
  /** Nothing shows that the difference leaves the band. */
  CONSISTENT("CONSISTENT", 0),
  /** Better by more than the band. */
  IMPROVED("IMPROVED", 0),
  /** Worse by more than the band. */
  REGRESSED("REGRESSED", 2),
  /** The runs were not made alike, or there is too little to compare. */
  NOT_COMPARABLE("NOT COMPARABLE", 3);

  private final String text;
  private final int exitStatus;

  Word(String text, int exitStatus) {
    this.text = text;
    this.exitStatus = exitStatus;
  }

  /** As it is printed. */
  public String text() {
    return text;
  }

  /**
   * The exit status of {@code compare}: that of {@code judge} for a good run, a failed one and one
   * that can't be judged.
   */
  public int exitStatus() {
    return exitStatus;
  }
}
