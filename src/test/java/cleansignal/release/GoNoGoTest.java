package cleansignal.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.release.Decision.Word;
import cleansignal.slo.SloException;
import cleansignal.slo.SloFiles;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of the decision, and the policy that it follows. */
class GoNoGoTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Instant EARLIER = NOW.minus(Duration.ofHours(2));
  private static final Path SLO = Path.of("slo");
  private static final GoNoGoPolicy POLICY = GoNoGoPolicy.load(SLO, SloFiles.load(SLO));
  private static final String COMMIT = "0123456789ab";

  @Test
  void thePolicyAsksForTheNamedRuns() {
    assertThat(POLICY)
        .isEqualTo(
            new GoNoGoPolicy(
                List.of("baseline", "target-scale", "ai-heavy"),
                Duration.ofDays(7),
                true,
                true,
                SloFiles.load(SLO).digest()));
  }

  @Test
  void threeGoodRunsGo() {
    Decision decision = decide(good());

    assertThat(decision.word()).isEqualTo(Word.GO);
    assertThat(decision.exitStatus()).isZero();
    assertThat(decision.items()).extracting(Decision.Item::word).containsOnly(Word.GO);
    assertThat(decision.commit()).contains(COMMIT);
    assertThat(decision.target()).contains("staging https://staging.example");
    assertThat(decision.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, GO, 0",
    "CONDITIONAL, CONDITIONAL, 5",
    "INCONCLUSIVE, NO_GO, 4",
    "FAIL, NO_GO, 2",
    "INVALID, NO_GO, 3",
  })
  void theWorstVerdictDecides(VerdictKind kind, Word word, int status) {
    Decision decision = decide(with(run("ai-heavy").verdict(kind)));

    assertThat(decision.word()).isEqualTo(word);
    assertThat(decision.exitStatus()).isEqualTo(status);
    assertThat(decision.items())
        .extracting(Decision.Item::word)
        .containsExactly(Word.GO, Word.GO, word);
    if (kind != VerdictKind.PASS) {
      assertThat(findings(decision)).containsExactly("ai-heavy: " + kind + ": because");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FAIL, INCONCLUSIVE, 2",
    "INVALID, INCONCLUSIVE, 3",
    "FAIL, INVALID, 2",
    "INCONCLUSIVE, CONDITIONAL, 4",
    "FAIL, CONDITIONAL, 2",
  })
  void aFailureOutweighsWhatCouldNotBeTold(VerdictKind one, VerdictKind other, int status) {
    List<Evidence> evidence =
        List.of(
            run("baseline").verdict(other).evidence(),
            run("target-scale").verdict(one).evidence(),
            run("ai-heavy").evidence());

    assertThat(decide(evidence).word()).isEqualTo(Word.NO_GO);
    assertThat(decide(evidence).exitStatus()).isEqualTo(status);
  }

  @Test
  void aMissingRunIsNoGo() {
    Decision decision = decide(good().subList(0, 2));

    assertThat(decision.word()).isEqualTo(Word.NO_GO);
    assertThat(decision.exitStatus()).isEqualTo(3);
    assertThat(findings(decision)).containsExactly("ai-heavy: no run of it was found");
    assertThat(decide(List.of()).exitStatus()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"P6D, GO", "P7D, GO", "P7DT1M, NO_GO", "P20D, NO_GO", "PT-4M, GO", "PT-6M, NO_GO"})
  void ageDecides(Duration age, Word word) {
    Decision decision = decide(with(run("target-scale").startedAt(NOW.minus(age))));

    assertThat(decision.word()).isEqualTo(word);
  }

  @Test
  void aStaleRunIsNamed() {
    Decision decision = decide(with(run("target-scale").startedAt(NOW.minus(Duration.ofDays(11)))));

    assertThat(findings(decision)).containsExactly("target-scale: stale: 11.0 days old, at most 7");
    assertThat(decision.items())
        .filteredOn(item -> item.word() == Word.NO_GO)
        .extracting(Decision.Item::run)
        .containsExactly("target-scale");
  }

  @Test
  void onlyTheNewestCounts() {
    List<Evidence> evidence = new ArrayList<>(good());
    evidence.add(
        run("baseline")
            .id("old")
            .startedAt(NOW.minus(Duration.ofDays(30)))
            .verdict(VerdictKind.FAIL)
            .evidence());
    assertThat(decide(evidence).word()).isEqualTo(Word.GO);

    evidence.add(
        run("baseline")
            .id("new")
            .startedAt(NOW.minusSeconds(60))
            .verdict(VerdictKind.FAIL)
            .evidence());
    assertThat(decide(evidence).word()).isEqualTo(Word.NO_GO);
    assertThat(decide(evidence).items().get(0).evidence().orElseThrow().id()).isEqualTo("new");
  }

  @Test
  void theNewestThatCantBeReadIsNotPassedOver() {
    List<Evidence> evidence = new ArrayList<>(good());
    evidence.add(
        Evidence.unreadable(
            "baseline-broken",
            Optional.of("baseline"),
            Optional.of(NOW.minusSeconds(60)),
            "no verdict.json"));

    assertThat(findings(decide(evidence))).containsExactly("baseline: no verdict.json");
    assertThat(decide(evidence).exitStatus()).isEqualTo(3);
  }

  @Test
  void whatCantBeDatedMayBeTheNewest() {
    List<Evidence> evidence = new ArrayList<>(good());
    evidence.add(
        Evidence.unreadable("copy", Optional.of("baseline"), Optional.empty(), "no verdict.json"));

    assertThat(findings(decide(evidence))).containsExactly("baseline: no verdict.json");
  }

  @Test
  void anOldOneThatCantBeReadIsPassedOver() {
    List<Evidence> evidence = new ArrayList<>(good());
    evidence.add(
        Evidence.unreadable(
            "baseline-broken",
            Optional.of("baseline"),
            Optional.of(NOW.minus(Duration.ofDays(30))),
            "no verdict.json"));

    assertThat(decide(evidence).word()).isEqualTo(Word.GO);
  }

  @Test
  void runsOfNoKnownNameAreNoted() {
    List<Evidence> evidence = new ArrayList<>(good());
    evidence.add(
        Evidence.unreadable("strange", Optional.empty(), Optional.empty(), "no verdict.json"));

    Decision decision = decide(evidence);
    assertThat(decision.word()).isEqualTo(Word.GO);
    assertThat(decision.notes()).singleElement().asString().startsWith("strange was left out");
  }

  @Test
  void allAreOfOneCommit() {
    assertThat(findings(decide(with(run("baseline").commit("fedcba987654").startedAt(EARLIER)))))
        .containsExactly("baseline: another commit: fedcba987654, not " + COMMIT);
    assertThat(decide(with(run("baseline").commit(COMMIT.substring(0, 7)))).word())
        .as("the same one, shortened")
        .isEqualTo(Word.GO);
  }

  /** The commit of a release is the newest that was tested. */
  @Test
  void theNewestSaysWhichCommit() {
    Decision decision =
        decide(with(run("ai-heavy").commit("fedcba987654").startedAt(NOW.minusSeconds(60))));

    assertThat(decision.commit()).contains("fedcba987654");
    assertThat(findings(decision))
        .containsExactly(
            "baseline: another commit: " + COMMIT + ", not fedcba987654",
            "target-scale: another commit: " + COMMIT + ", not fedcba987654");
  }

  @ParameterizedTest
  @CsvSource({
    "0123456789ab, GO", "0123456, GO", "0123456789abcdef0123456789abcdef01234567, GO",
    "012345, NO_GO", "fedcba987654, NO_GO", "main, NO_GO",
  })
  void theCommitMayBeGiven(String commit, Word word) {
    GoNoGo.Terms terms = new GoNoGo.Terms(Optional.of(commit), Optional.empty(), false);

    assertThat(new GoNoGo(POLICY, terms).decide(good(), NOW).word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "staging, GO",
    "staging https://staging.example, GO",
    "production, NO_GO",
    "stag, NO_GO",
  })
  void theTargetMayBeGiven(String target, Word word) {
    GoNoGo.Terms terms = new GoNoGo.Terms(Optional.empty(), Optional.of(target), false);

    assertThat(new GoNoGo(POLICY, terms).decide(good(), NOW).word()).isEqualTo(word);
  }

  @Test
  void allAreOfOneTarget() {
    assertThat(
            findings(
                decide(
                    with(
                        run("baseline").target("local http://127.0.0.1:3000").startedAt(EARLIER)))))
        .containsExactly(
            "baseline: another target: local http://127.0.0.1:3000, not staging"
                + " https://staging.example");
  }

  @Test
  void allAreOfOneVersionOfTheTarget() {
    List<Evidence> evidence =
        List.of(
            run("baseline").version("1.4.1").evidence(),
            run("target-scale").version("1.4.2").startedAt(NOW.minusSeconds(9)).evidence(),
            run("ai-heavy").evidence());

    assertThat(findings(decide(evidence)))
        .containsExactly("baseline: another version of the target: 1.4.1, not 1.4.2");
  }

  @Test
  void aPolicyMayAllowOtherCommitsAndTargets() {
    GoNoGoPolicy loose =
        new GoNoGoPolicy(POLICY.required(), POLICY.maximalAge(), false, false, POLICY.sloDigest());
    List<Evidence> evidence =
        with(run("baseline").commit("fedcba987654").target("local http://x").version("2"));

    assertThat(new GoNoGo(loose, GoNoGo.Terms.NONE).decide(evidence, NOW).word())
        .isEqualTo(Word.GO);
    assertThat(
            new GoNoGo(loose, new GoNoGo.Terms(Optional.of(COMMIT), Optional.empty(), false))
                .decide(evidence, NOW)
                .word())
        .as("unless one is asked for")
        .isEqualTo(Word.NO_GO);
  }

  @Test
  void caveatsAreNoGoButForARehearsal() {
    List<Evidence> evidence = with(run("baseline").caveats("paced ×10"));

    assertThat(findings(decide(evidence))).containsExactly("baseline: no release gate: paced ×10");
    assertThat(decide(evidence).exitStatus()).isEqualTo(3);

    Decision rehearsal = rehearse(evidence);
    assertThat(rehearsal.word()).isEqualTo(Word.GO);
    assertThat(rehearsal.rehearsal()).isTrue();
    assertThat(rehearsal.items().get(0).waived()).containsExactly("no release gate: paced ×10");
  }

  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef, judged by other limits: SLO files 0123456789ab…",
    "'', judged by other limits: SLO files",
    ", its verdict does not tell by which limits: judge it again"
  })
  void whatWasJudgedByOtherLimitsIsRefused(String digest, String why) {
    List<Evidence> evidence = with(run("target-scale").judgedBy(digest));

    assertThat(findings(decide(evidence)))
        .singleElement()
        .asString()
        .startsWith("target-scale: " + why);
    assertThat(decide(evidence).exitStatus()).isEqualTo(3);
    assertThat(rehearse(evidence).word()).as("in a rehearsal too").isEqualTo(Word.NO_GO);
  }

  @Test
  void aRunThatOptionsChangedIsNotTheNamedOne() {
    List<Evidence> evidence = with(run("ai-heavy").changes("a 1 (shipped: 2)", "b 3 (shipped: 4)"));

    assertThat(findings(decide(evidence)))
        .containsExactly("ai-heavy: not as it is shipped: a 1 (shipped: 2), b 3 (shipped: 4)");
    assertThat(decide(evidence).exitStatus()).isEqualTo(3);
    assertThat(rehearse(evidence).word()).as("in a rehearsal too").isEqualTo(Word.NO_GO);
  }

  @ParameterizedTest
  @CsvSource({"0123456789ab+dirty", "unknown"})
  void whatCantBeBuiltAgainIsNoGoButForARehearsal(String commit) {
    List<Evidence> evidence =
        Stream.of("baseline", "target-scale", "ai-heavy")
            .map(name -> run(name).commit(commit).evidence())
            .toList();

    assertThat(decide(evidence).word()).isEqualTo(Word.NO_GO);
    assertThat(findings(decide(evidence)).get(0))
        .isEqualTo("baseline: not made from a commit: " + commit);
    assertThat(rehearse(evidence).word()).isEqualTo(Word.GO);
  }

  @Test
  void aRehearsalWaivesNothingElse() {
    assertThat(rehearse(with(run("baseline").verdict(VerdictKind.FAIL))).exitStatus()).isEqualTo(2);
    assertThat(rehearse(with(run("baseline").startedAt(NOW.minus(Duration.ofDays(8))))).word())
        .isEqualTo(Word.NO_GO);
    assertThat(rehearse(with(run("baseline").commit("fedcba987654"))).word()).isEqualTo(Word.NO_GO);
    assertThat(rehearse(good().subList(0, 2)).word()).isEqualTo(Word.NO_GO);
  }

  @Test
  void everyFindingOfARunIsListed() {
    Decision decision =
        decide(
            with(
                run("baseline")
                    .verdict(VerdictKind.FAIL)
                    .startedAt(NOW.minus(Duration.ofDays(9)))
                    .commit("fedcba987654+dirty")
                    .target("local http://x")
                    .caveats("paced ×10")));

    assertThat(findings(decision)).hasSize(6).allMatch(text -> text.startsWith("baseline: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ["baseline", "target-scale", "ai-heavy"] | [] | /required
          ["baseline", "target-scale", "ai-heavy"] | ["baseline", "baseline"] | /required
          ["baseline", "target-scale", "ai-heavy"] | ["baseline", "big"] | no named run "big"
          ["baseline", "target-scale", "ai-heavy"] | ["ws-stress"] | no named run "ws-stress"
          "maximalAgeDays": 7 | "maximalAgeDays": 0 | /maximalAgeDays
          "maximalAgeDays": 7 | "maximalAgeDays": "7" | /maximalAgeDays
          "sameCommit": true, | | sameCommit
          "sameTarget": true | "sameTarget": true, "maybe": 1 | /maybe
          { | [ | is no JSON
          """)
  void aPolicyThatIsNoneIsRefused(String part, String instead, String why, @TempDir Path folder)
      throws IOException {
    Files.createDirectory(folder.resolve("schema"));
    String schema = "schema/gonogo-policy.schema.json";
    Files.copy(SLO.resolve(schema), folder.resolve(schema));
    String text = Files.readString(SLO.resolve("gonogo.json"));
    assertThat(text).contains(part);
    Files.writeString(
        folder.resolve("gonogo.json"), text.replace(part, instead == null ? "" : instead));

    assertThatThrownBy(() -> GoNoGoPolicy.load(folder, SloFiles.load(SLO)))
        .isInstanceOf(SloException.class)
        .hasMessageContaining("gonogo.json")
        .hasMessageContaining(why);
  }

  @Test
  void noPolicyIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> GoNoGoPolicy.load(folder, SloFiles.load(SLO)))
        .isInstanceOf(SloException.class)
        .hasMessageContaining("is missing");
  }

  private static Decision decide(List<Evidence> evidence) {
    return new GoNoGo(POLICY, GoNoGo.Terms.NONE).decide(evidence, NOW);
  }

  private static Decision rehearse(List<Evidence> evidence) {
    return new GoNoGo(POLICY, new GoNoGo.Terms(Optional.empty(), Optional.empty(), true))
        .decide(evidence, NOW);
  }

  private static List<String> findings(Decision decision) {
    return decision.items().stream()
        .flatMap(item -> item.findings().stream().map(each -> item.run() + ": " + each.text()))
        .toList();
  }

  private static List<Evidence> good() {
    return POLICY.required().stream().map(name -> run(name).evidence()).toList();
  }

  /** The good ones, one of them replaced. */
  private static List<Evidence> with(Run other) {
    return POLICY.required().stream()
        .map(name -> name.equals(other.name) ? other.evidence() : run(name).evidence())
        .toList();
  }

  private static Run run(String name) {
    return new Run(name);
  }

  /** A run of an hour ago with nothing to say against it, changed by need. */
  private static final class Run {
    private final String name;
    private String id;
    private Instant startedAt = NOW.minus(Duration.ofHours(1));
    private VerdictKind verdict = VerdictKind.PASS;
    private String commit = COMMIT;
    private String target = "staging https://staging.example";
    private Optional<String> version = Optional.empty();
    private List<String> caveats = List.of();
    private List<String> changes = List.of();
    private Optional<String> sloDigest = Optional.of(POLICY.sloDigest());

    private Run(String name) {
      this.name = name;
      this.id = name + "-1";
    }

    private Run id(String other) {
      id = other;
      return this;
    }

    private Run startedAt(Instant other) {
      startedAt = other;
      return this;
    }

    private Run verdict(VerdictKind other) {
      verdict = other;
      return this;
    }

    private Run commit(String other) {
      commit = other;
      return this;
    }

    private Run target(String other) {
      target = other;
      return this;
    }

    private Run version(String other) {
      version = Optional.of(other);
      return this;
    }

    private Run caveats(String... other) {
      caveats = Arrays.asList(other);
      return this;
    }

    private Run changes(String... other) {
      changes = Arrays.asList(other);
      return this;
    }

    private Run judgedBy(String digest) {
      sloDigest = Optional.ofNullable(digest);
      return this;
    }

    private Evidence evidence() {
      return Evidence.readable(
          id,
          name,
          startedAt,
          new Evidence.Said(
              verdict,
              verdict == VerdictKind.PASS ? List.of() : List.of("because"),
              caveats,
              commit,
              target,
              version,
              changes,
              sloDigest));
    }
  }
}
