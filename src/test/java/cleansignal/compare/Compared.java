package cleansignal.compare;

import java.util.List;

/**
 * Two sides, compared.
 *
 * @param word how it ends
 * @param before the runs of the first side
 * @param after those of the second
 * @param band differences inside it concern nobody
 * @param differences what keeps the sides from being comparable, waived ones included
 * @param lines one for each objective and figure of a request; empty when the runs can't be
 *     compared
 * @param notes what else should be known
 */
public record Compared(
    Word word,
    List<Candidate> before,
    List<Candidate> after,
    Band band,
    List<Difference> differences,
    List<Line> lines,
    List<String> notes) {

  /** Copies the lists. */
  public Compared {
    before = List.copyOf(before);
    after = List.copyOf(after);
    differences = List.copyOf(differences);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** The lines that decide and ended so. */
  public List<Line> deciding(Word wanted) {
    return lines.stream()
        .filter(line -> line.subject().decides() && line.word() == wanted)
        .toList();
  }
}
