package cleansignal.release;

import cleansignal.slo.VerdictKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a release may go out, and why.
 *
 * @param items one for each required run, in the policy's order
 * @param at when it was decided
 * @param rehearsal whether something may have been waived that a release needs
 * @param commit that of the release; empty when no evidence tells one
 * @param target that of the release; empty when no evidence tells one
 * @param notes what else should be known
 */
public record Decision(
    List<Item> items,
    Instant at,
    boolean rehearsal,
    Optional<String> commit,
    Optional<String> target,
    List<String> notes) {

  /** The words of a decision. */
  public enum Word {
    /** Nothing speaks against it. */
    GO("GO"),
    /** A verdict is CONDITIONAL: somebody has to decide. */
    CONDITIONAL("CONDITIONAL"),
    /** A verdict speaks against it, or one is missing or refused. */
    NO_GO("NO-GO");

    private final String text;

    Word(String text) {
      this.text = text;
    }

    /** As it is printed. */
    public String text() {
      return text;
    }
  }

  /**
   * What speaks against a run's evidence.
   *
   * @param kind the verdict that it amounts to; {@code INVALID} for evidence that is refused
   * @param text a sentence
   */
  public record Finding(VerdictKind kind, String text) {}

  /**
   * A required run.
   *
   * @param run its name
   * @param evidence its newest; empty when there is none
   * @param findings what speaks against it; none: it goes
   * @param waived what would have been a finding, but for the rehearsal
   */
  public record Item(
      String run, Optional<Evidence> evidence, List<Finding> findings, List<String> waived) {

    /** Copies the lists. */
    public Item {
      findings = List.copyOf(findings);
      waived = List.copyOf(waived);
    }

    /** How it stands. */
    public Word word() {
      if (findings.isEmpty()) {
        return Word.GO;
      }
      return findings.stream().allMatch(finding -> finding.kind() == VerdictKind.CONDITIONAL)
          ? Word.CONDITIONAL
          : Word.NO_GO;
    }

    /** How old it is; empty when that is not known. */
    public Optional<Duration> age(Instant now) {
      return evidence.flatMap(Evidence::startedAt).map(start -> Duration.between(start, now));
    }
  }

  /** Copies the lists. */
  public Decision {
    items = List.copyOf(items);
    notes = List.copyOf(notes);
  }

  /** The word: the worst of its items. */
  public Word word() {
    return items.stream().map(Item::word).max(Comparator.naturalOrder()).orElse(Word.NO_GO);
  }

  /**
   * The exit status, as {@code judge} has it: 0 GO, 5 CONDITIONAL; of a NO-GO 2 when a verdict is
   * FAIL, else 3 when evidence is missing, refused or INVALID, else 4: all that is wrong is
   * INCONCLUSIVE.
   */
  public int exitStatus() {
    return List.of(
            VerdictKind.FAIL,
            VerdictKind.INVALID,
            VerdictKind.INCONCLUSIVE,
            VerdictKind.CONDITIONAL)
        .stream()
        .filter(kind -> has(kind))
        .findFirst()
        .orElse(VerdictKind.PASS)
        .exitStatus();
  }

  private boolean has(VerdictKind kind) {
    return items.stream()
        .flatMap(item -> item.findings().stream())
        .anyMatch(finding -> finding.kind() == kind);
  }
}
