package cleansignal.slo;

/**
 * What is wrong in an SLO file.
 *
 * @param file its path inside the SLO folder, for example {@code scenarios/baseline.json}
 * @param pointer JSON pointer to the place (RFC 6901); empty for the whole file
 * @param text what is wrong, and what would be right
 */
public record SloProblem(String file, String pointer, String text) {

  @Override
  public String toString() {
    return file + (pointer.isEmpty() ? "" : " " + pointer) + ": " + text;
  }
}
