package cleansignal.release;

import cleansignal.report.Plain;
import cleansignal.slo.VerdictKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Whether a release may go out, by the newest verdict of each required run. A pure function of the
 * evidence, the policy and the time.
 *
 * @param policy what is asked for
 * @param terms what the one who asks adds to it
 */
public record GoNoGo(GoNoGoPolicy policy, Terms terms) {

  /** Clocks of two machines may differ by this much. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  /** So much of a digest tells it from any other, and an ellipsis. */
  private static final int DIGEST = 13;

  private static final String DIRTY = "+dirty";
  private static final String UNKNOWN = "unknown";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{7,40}");

  /** What all evidence must agree on; empty texts where nothing tells. */
  private record Expected(String commit, String target, String version) {}

  /**
   * What the one who asks adds to the policy.
   *
   * @param commit the release's; empty: that of the newest verdict
   * @param target environment, or environment and address, of the release; empty: that of the
   *     newest verdict
   * @param rehearsal whether caveats and commits that can't be built again are waived: the result
   *     is then no release
   */
  public record Terms(Optional<String> commit, Optional<String> target, boolean rehearsal) {

    /** Nothing is added. */
    public static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), false);
  }

  /**
   * Decides.
   *
   * @param evidence of all runs, in any order
   * @param now the age of verdicts is counted to here
   */
  public Decision decide(List<Evidence> evidence, Instant now) {
    List<Optional<Evidence>> newest =
        policy.required().stream().map(run -> newest(evidence, run)).toList();
    Optional<String> commit =
        terms.commit().or(() -> ofNewest(newest, said -> true, Evidence.Said::gitCommit));
    Optional<String> target =
        terms.target().or(() -> ofNewest(newest, said -> true, Evidence.Said::target));
    Optional<String> version =
        ofNewest(
            newest,
            said -> said.targetVersion().isPresent(),
            said -> said.targetVersion().orElseThrow());
    Expected expected = new Expected(commit.orElse(""), target.orElse(""), version.orElse(""));
    List<Decision.Item> items = new ArrayList<>();
    for (int i = 0; i < newest.size(); i++) {
      String run = policy.required().get(i);
      items.add(
          newest
              .get(i)
              .map(found -> item(run, found, expected, now))
              .orElseGet(() -> missing(run)));
    }
    return new Decision(items, now, terms.rehearsal(), commit, target, notes(evidence));
  }

  private static Optional<Evidence> newest(List<Evidence> evidence, String run) {
    return evidence.stream()
        .filter(each -> each.run().filter(run::equals).isPresent())
        .max(Comparator.comparing(Evidence::atLatest).thenComparing(Evidence::id));
  }

  private static Optional<String> ofNewest(
      List<Optional<Evidence>> newest,
      Predicate<Evidence.Said> tells,
      Function<Evidence.Said, String> figure) {
    return newest.stream()
        .flatMap(Optional::stream)
        .filter(evidence -> evidence.verdict().filter(tells).isPresent())
        .max(Comparator.comparing(Evidence::atLatest))
        .flatMap(Evidence::verdict)
        .map(figure);
  }

  private static Decision.Item missing(String run) {
    return new Decision.Item(
        run,
        Optional.empty(),
        List.of(new Decision.Finding(VerdictKind.INVALID, "no run of it was found")),
        List.of());
  }

  private Decision.Item item(String run, Evidence evidence, Expected expected, Instant now) {
    List<Decision.Finding> findings = new ArrayList<>();
    List<String> waived = new ArrayList<>();
    evidence
        .verdict()
        .ifPresentOrElse(
            said -> {
              verdict(said).ifPresent(findings::add);
              age(evidence.startedAt().orElseThrow(), now)
                  .map(GoNoGo::refused)
                  .ifPresent(findings::add);
              limits(said).map(GoNoGo::refused).ifPresent(findings::add);
              if (!said.changes().isEmpty()) {
                findings.add(refused("not as it is shipped: " + String.join(", ", said.changes())));
              }
              identity(said, expected).stream().map(GoNoGo::refused).forEach(findings::add);
              for (String standing : standing(said)) {
                if (terms.rehearsal()) {
                  waived.add(standing);
                } else {
                  findings.add(refused(standing));
                }
              }
            },
            () -> findings.add(refused(evidence.problem())));
    return new Decision.Item(run, Optional.of(evidence), findings, waived);
  }

  private static Optional<Decision.Finding> verdict(Evidence.Said said) {
    if (said.kind() == VerdictKind.PASS) {
      return Optional.empty();
    }
    String why = said.reasons().stream().findFirst().map(text -> ": " + text).orElse("");
    return Optional.of(new Decision.Finding(said.kind(), said.kind() + why));
  }

  private Optional<String> age(Instant startedAt, Instant now) {
    Duration age = Duration.between(startedAt, now);
    if (age.compareTo(policy.maximalAge()) > 0) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "stale: %.1f days old, at most %d",
              age.toMinutes() / 60.0 / 24,
              policy.maximalAge().toDays()));
    }
    return age.plus(CLOCKS).isNegative()
        ? Optional.of("started in the future, at " + startedAt + ": whose clock is wrong?")
        : Optional.empty();
  }

  /** Judged by laxer limits, anything passes. */
  private Optional<String> limits(Evidence.Said said) {
    if (said.sloDigest().isEmpty()) {
      return Optional.of("its verdict does not tell by which limits: judge it again, with --write");
    }
    return said.sloDigest()
        .filter(digest -> !digest.equals(policy.sloDigest()))
        .map(
            digest ->
                "judged by other limits: SLO files "
                    + abbreviated(digest)
                    + ", not "
                    + abbreviated(policy.sloDigest()));
  }

  private static String abbreviated(String digest) {
    return Plain.cut(digest, DIGEST);
  }

  private List<String> identity(Evidence.Said said, Expected expected) {
    String commit = expected.commit();
    String target = expected.target();
    String version = expected.version();
    List<String> problems = new ArrayList<>();
    if ((policy.sameCommit() || terms.commit().isPresent())
        && !isCommit(said.gitCommit(), commit)) {
      problems.add("another commit: " + said.gitCommit() + ", not " + commit);
    }
    if ((policy.sameTarget() || terms.target().isPresent()) && !isTarget(said.target(), target)) {
      problems.add("another target: " + said.target() + ", not " + target);
    }
    if (policy.sameTarget()
        && said.targetVersion().filter(known -> !known.equals(version)).isPresent()) {
      problems.add(
          "another version of the target: "
              + said.targetVersion().orElseThrow()
              + ", not "
              + version);
    }
    return problems;
  }

  /** A commit may be given in full or shortened. */
  private static boolean isCommit(String said, String asked) {
    int shorter = Math.min(said.length(), asked.length());
    return said.equals(asked)
        || HEX.matcher(said).matches()
            && HEX.matcher(asked).matches()
            && said.substring(0, shorter).equals(asked.substring(0, shorter));
  }

  /** An environment may be given without an address. */
  private static boolean isTarget(String said, String asked) {
    return said.equals(asked) || said.startsWith(asked + " ");
  }

  private static List<String> standing(Evidence.Said said) {
    List<String> problems = new ArrayList<>();
    if (!said.caveats().isEmpty()) {
      problems.add("no release gate: " + String.join("; ", said.caveats()));
    }
    if (said.gitCommit().endsWith(DIRTY) || said.gitCommit().equals(UNKNOWN)) {
      problems.add("not made from a commit: " + said.gitCommit());
    }
    return problems;
  }

  private static Decision.Finding refused(String text) {
    return new Decision.Finding(VerdictKind.INVALID, text);
  }

  private static List<String> notes(List<Evidence> evidence) {
    return evidence.stream()
        .filter(each -> each.run().isEmpty())
        .map(
            each ->
                each.id() + " was left out, nothing tells of which run it is: " + each.problem())
        .toList();
  }
}
