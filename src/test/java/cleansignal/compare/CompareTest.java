package cleansignal.compare;

import static cleansignal.compare.SampleTraffic.MOVE;
import static cleansignal.compare.SampleTraffic.POLL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cleansignal.compare.Difference.What;
import cleansignal.compare.Line.Kind;
import cleansignal.report.Circumstances;
import cleansignal.report.SampleLog;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareTest {

  private static final Candidate BEFORE = SampleTraffic.of(1).candidate("before");
  private static final Circumstances KNOWN =
      new Circumstances(
          Optional.of("1.4.2"),
          Optional.of(new Circumstances.Injector(2, 2L << 30, "Linux amd64")));

  @Test
  void aRunIsConsistentWithItself() {
    Compared compared = compare(BEFORE, BEFORE);

    assertThat(compared.word()).isEqualTo(Word.CONSISTENT);
    assertThat(compared.lines())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line.word())
                    .as(line.subject().text())
                    .isIn(Word.CONSISTENT, Word.NOT_COMPARABLE));
    assertThat(compared.lines())
        .filteredOn(line -> line.ratio().isPresent())
        .allSatisfy(line -> assertThat(line.ratio().getAsDouble()).isEqualTo(1));
    assertThat(compared.notes()).contains("on both sides: before");
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4})
  void anotherRunOfTheSameIsConsistent(long seed) {
    Compared compared = compare(BEFORE, SampleTraffic.of(seed).candidate("after"));

    assertThat(compared.word()).isEqualTo(Word.CONSISTENT);
    assertThat(line(compared, POLL, "p50").proven()).isTrue();
    assertThat(line(compared, MOVE, "p95").proven()).isTrue();
  }

  @Test
  void whatIsAFifthSlowerIsNamedAndNothingElse() {
    Compared compared = compare(BEFORE, slower(POLL, 1.2));

    assertThat(compared.word()).isEqualTo(Word.REGRESSED);
    assertThat(names(compared, Word.REGRESSED))
        .containsExactlyInAnyOrder(
            "api_latency_p95", "game_state_p95", POLL + " p50", POLL + " p95");
    assertThat(names(compared, Word.IMPROVED)).isEmpty();
    assertThat(line(compared, POLL, "p95").ratio().orElseThrow()).isCloseTo(1.2, within(0.04));
    assertThat(line(compared, POLL, "p95").interval().orElseThrow())
        .satisfies(
            interval -> {
              assertThat(interval.lower()).isBetween(1.1, 1.2);
              assertThat(interval.upper()).isBetween(1.2, 1.3);
            });
    assertThat(line(compared, MOVE, "p95").word()).isEqualTo(Word.CONSISTENT);
  }

  @Test
  void mediumObjectivesShowWithoutDeciding() {
    Compared compared = compare(BEFORE, slower(POLL, 1.3));

    assertThat(line(compared, "game_state_p99", "p99"))
        .satisfies(
            line -> {
              assertThat(line.word()).isEqualTo(Word.REGRESSED);
              assertThat(line.subject().decides()).isFalse();
            });
    assertThat(names(compared, Word.REGRESSED)).doesNotContain("game_state_p99");
  }

  @Test
  void whatIsAFifthFasterIsImproved() {
    Compared compared = compare(BEFORE, slower(MOVE, 0.8));

    assertThat(compared.word()).isEqualTo(Word.IMPROVED);
    assertThat(names(compared, Word.IMPROVED))
        .contains("move_latency_p95", MOVE + " p50", MOVE + " p95")
        .noneMatch(name -> name.contains("GET"));
  }

  @Test
  void whatIsWorseOutweighsWhatIsBetter() {
    Compared compared =
        compare(BEFORE, SampleTraffic.of(2).slower(POLL, 1.3).slower(MOVE, 0.7).candidate("after"));

    assertThat(compared.word()).isEqualTo(Word.REGRESSED);
    assertThat(names(compared, Word.IMPROVED)).contains("move p95");
  }

  @Test
  void insideTheBandNothingChanges() {
    Compared compared = compare(BEFORE, slower(POLL, 1.05));

    assertThat(compared.word()).isEqualTo(Word.CONSISTENT);
    assertThat(line(compared, POLL, "p50").proven()).isTrue();
  }

  @Test
  void aNarrowBandSeesMoreAndAWideOneLess() {
    assertThat(compare(BEFORE, slower(POLL, 1.08)).word()).isEqualTo(Word.CONSISTENT);
    assertThat(compare(BEFORE, slower(POLL, 1.08), new Band(2, 2)).word())
        .isEqualTo(Word.REGRESSED);
    Candidate after = slower(POLL, 1.2);
    assertThat(compare(BEFORE, after, new Band(30, 2)).word()).isEqualTo(Word.CONSISTENT);
    assertThat(compare(BEFORE, after, new Band(10, 60)).word()).isEqualTo(Word.CONSISTENT);
  }

  @Test
  void failuresAreNamedByObjectiveAndRequest() {
    Compared compared = compare(BEFORE, SampleTraffic.of(2).failing(20).candidate("after"));

    assertThat(compared.word()).isEqualTo(Word.REGRESSED);
    assertThat(names(compared, Word.REGRESSED))
        .contains("true_error_rate", "error_rate_5xx", POLL + " errors");
    assertThat(line(compared, POLL, "errors"))
        .satisfies(
            line -> {
              assertThat(line.before().value()).hasValue(0);
              assertThat(line.after().value().orElseThrow()).isCloseTo(5, within(0.2));
              assertThat(line.ratio()).hasValue(Double.POSITIVE_INFINITY);
            });
  }

  @Test
  void twiceAsManyFailuresAreMore() {
    Compared compared =
        compare(
            SampleTraffic.of(1).failing(40).candidate("before"),
            SampleTraffic.of(2).failing(10).candidate("after"));

    assertThat(line(compared, POLL, "errors"))
        .satisfies(
            line -> {
              assertThat(line.word()).isEqualTo(Word.REGRESSED);
              assertThat(line.ratio().orElseThrow()).isCloseTo(4, within(0.1));
            });
  }

  @Test
  void aFailureOrTwoProveNothing() {
    Compared compared =
        compare(BEFORE, SampleTraffic.of(2).failing(1_500).atMost(2).candidate("after"));

    assertThat(compared.word()).isEqualTo(Word.CONSISTENT);
    assertThat(line(compared, "true_error_rate", "share"))
        .satisfies(
            line -> {
              assertThat(line.word()).isEqualTo(Word.CONSISTENT);
              assertThat(line.proven()).isFalse();
            });
  }

  @Test
  void requestsWithoutFailuresHaveNoLineForThem() {
    assertThat(compare(BEFORE, BEFORE).lines())
        .noneMatch(line -> line.subject().statistic().equals("errors"));
  }

  @Test
  void rareRequestsAreComparedOverTheWholeRunOrNotAtAll() {
    Compared compared = compare(BEFORE, SampleTraffic.of(2).candidate("after"));

    assertThat(line(compared, "POST /api/auth/login", "p50").note()).isEqualTo("whole run");
    assertThat(line(compared, "POST /api/games", "p95"))
        .satisfies(
            line -> {
              assertThat(line.word()).isEqualTo(Word.NOT_COMPARABLE);
              assertThat(line.note()).isEqualTo("too few: needs 59 a side");
            });
  }

  @Test
  void slowLoginsAreSeenToo() {
    Compared compared = compare(BEFORE, slower("POST /api/auth/login", 2));

    assertThat(names(compared, Word.REGRESSED)).containsExactly("POST /api/auth/login p50");
  }

  @Test
  void aRequestOnOneSideOnlyIsSaidAndDecidesNothing() {
    Compared compared = compare(BEFORE, SampleTraffic.of(2).without(MOVE).candidate("after"));

    assertThat(line(compared, MOVE, "p50"))
        .satisfies(
            line -> {
              assertThat(line.word()).isEqualTo(Word.NOT_COMPARABLE);
              assertThat(line.note()).isEqualTo("seen on one side only");
            });
    assertThat(compared.notes()).contains("on one side only: move");
  }

  @Test
  void fewerGamesAreALevel() {
    Compared compared = compare(BEFORE, SampleTraffic.of(2).games(16).candidate("after"));

    assertThat(names(compared, Word.REGRESSED))
        .containsExactlyInAnyOrder("concurrent_games", "concurrent_players");
    assertThat(line(compared, "concurrent_games", "level").interval()).isEmpty();
  }

  @Test
  void setsAreComparedAsAWhole() {
    List<Candidate> before =
        List.of(BEFORE, SampleTraffic.of(11).candidate("b2"), SampleTraffic.of(12).candidate("b3"));
    List<Candidate> same =
        List.of(
            SampleTraffic.of(13).candidate("a1"),
            SampleTraffic.of(14).candidate("a2"),
            SampleTraffic.of(15).candidate("a3"));
    List<Candidate> slower =
        List.of(
            SampleTraffic.of(13).slower(POLL, 1.25).candidate("a1"),
            SampleTraffic.of(14).slower(POLL, 1.25).candidate("a2"),
            SampleTraffic.of(15).slower(POLL, 1.25).candidate("a3"));

    Compared alike = Compare.of(before, same, Band.DEFAULT, Set.of());
    assertThat(alike.word()).isEqualTo(Word.CONSISTENT);
    assertThat(line(alike, POLL, "p50").before().samples())
        .isGreaterThan(3 * 3_000)
        .isEqualTo(line(alike, POLL, "p50").after().samples());
    assertThat(alike.notes()).noneMatch(note -> note.startsWith("one run a side"));
    assertThat(names(Compare.of(before, slower, Band.DEFAULT, Set.of()), Word.REGRESSED))
        .containsExactlyInAnyOrder(
            "api_latency_p95", "game_state_p95", POLL + " p50", POLL + " p95");
  }

  /** One bad run of three is what runs do: a set that holds one shows no regression of the rest. */
  @Test
  void oneSlowRunOfThreeMakesASetUnsureInsteadOfSlow() {
    List<Candidate> before =
        List.of(BEFORE, SampleTraffic.of(11).candidate("b2"), SampleTraffic.of(12).candidate("b3"));
    List<Candidate> after =
        List.of(
            SampleTraffic.of(13).slower(POLL, 2).candidate("a1"),
            SampleTraffic.of(14).candidate("a2"),
            SampleTraffic.of(15).candidate("a3"));

    Line median = line(Compare.of(before, after, Band.DEFAULT, Set.of()), POLL, "p50");
    assertThat(median.word()).isEqualTo(Word.CONSISTENT);
    assertThat(median.proven()).isFalse();
    assertThat(line(compare(BEFORE, after.get(0)), POLL, "p50").word()).isEqualTo(Word.REGRESSED);
  }

  @Test
  void theSameAgainIsTheSame() {
    Candidate after = slower(POLL, 1.08);

    assertThat(compare(BEFORE, after)).isEqualTo(compare(BEFORE, after));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /scenario | "target-scale" | plan | scenario baseline in before, target-scale in after
          /workload | "smoke" | plan | workload its own in before, smoke in after
          /policy | "smoke" | plan | policy baseline in before, smoke in after
          /pace | 20 | plan | pace 10.0 in before, 20.0 in after
          /planned/steady | {"startMillis": 26000, "endMillis": 54000} | plan | steady window 25500 to 54000 ms in before, 26000 to 54000 ms in after
          /planned/durationMillis | 60000 | plan | planned length
          /planned/users | 45 | plan | users 44 in before, 45 in after
          /planned/peakUsers | 45 | plan | users at once
          /planned/games | 23 | plan | games
          /planned/players | 67 | plan | players
          /play | {"does": ["moves", "sockets"], "holdMillis": 36000} | plan | play
          /play | {"does": ["ais", "echoes", "moves", "sockets"], "holdMillis": 36001} | plan | socket hold
          /settings | {"cs.ai.difficulty": "9"} | plan | cs.ai.difficulty 5 in before, 9 in after
          /settings | {} | plan | cs.ai.difficulty 5 in before, not used in after
          /shard | {"index": 1, "count": 2} | plan | load all of it in before, part 2 of 2 in after
          /target | {"environment": "staging", "baseUrl": "http://127.0.0.1:8080"} | target | target embedded in before, staging in after
          /versions/suite | "0.2.0" | injector | suite 0.1.0 in before, 0.2.0 in after
          /versions/gatling | "3.15.0" | injector | Gatling
          /versions/java | "21.0.2+13" | injector | Java 17 in before, 21 in after
          """)
  void whatWasNotMadeAlikeIsNotComparable(String place, String value, String what, String text) {
    Candidate after =
        SampleTraffic.of(2)
            .candidate("after", SampleTraffic.manifest(place, value), Circumstances.UNKNOWN);

    Compared compared = compare(BEFORE, after);

    assertThat(compared.word()).isEqualTo(Word.NOT_COMPARABLE);
    assertThat(compared.lines()).isEmpty();
    assertThat(compared.differences())
        .filteredOn(difference -> difference.what().text().equals(what))
        .anyMatch(difference -> difference.text().startsWith(text));
  }

  @Test
  void anotherAddressMattersWhereItIsNotByChance() {
    Candidate moved =
        SampleTraffic.of(2)
            .candidate(
                "after",
                SampleTraffic.manifest(
                    "/target",
                    "{\"environment\": \"embedded\", \"baseUrl\": \"http://127.0.0.1:9\"}"),
                Circumstances.UNKNOWN);
    assertThat(compare(BEFORE, moved).word()).isEqualTo(Word.CONSISTENT);

    Compared staging = compare(staging("before", "http://one"), staging("after", "http://two"));
    assertThat(staging.word()).isEqualTo(Word.NOT_COMPARABLE);
    assertThat(staging.differences())
        .extracting(Difference::text)
        .containsExactly("address http://one in before, http://two in after");
  }

  private static Candidate staging(String id, String address) {
    String target = "{\"environment\": \"staging\", \"baseUrl\": \"" + address + "\"}";
    return SampleTraffic.of(2)
        .candidate(id, SampleTraffic.manifest("/target", target), Circumstances.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5.0 | 2 | 2147483648 | Linux amd64 | target | target version 1.4.2 in before, 1.5.0 in after",
        "1.4.2 | 4 | 2147483648 | Linux amd64 | injector | processors 2 in before, 4 in after",
        "1.4.2 | 2 | 1073741824 | Linux amd64 | injector | largest heap 2048 MiB in before, 1024 MiB in after",
        "1.4.2 | 2 | 2147483648 | Linux aarch64 | injector | system Linux amd64 in before, Linux aarch64 in after",
      })
  void otherCircumstancesAreNotComparable(
      String version, int processors, long heap, String system, String what, String text) {
    Circumstances other =
        new Circumstances(
            Optional.of(version),
            Optional.of(new Circumstances.Injector(processors, heap, system)));

    Compared compared = compare(known("before", KNOWN), known("after", other));

    assertThat(compared.word()).isEqualTo(Word.NOT_COMPARABLE);
    assertThat(compared.differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.what().text()).isEqualTo(what);
              assertThat(difference.text()).isEqualTo(text);
            });
  }

  @Test
  void whatIsNotKnownIsSaidAndNotCompared() {
    assertThat(compare(known("before", KNOWN), BEFORE).notes())
        .anyMatch(note -> note.startsWith("the target's version is not known"))
        .anyMatch(note -> note.startsWith("the injector's machine is not known"));
    assertThat(compare(known("before", KNOWN), known("after", KNOWN)).notes())
        .noneMatch(note -> note.contains("not known"));
  }

  private static Candidate known(String id, Circumstances circumstances) {
    return SampleTraffic.of(1).candidate(id, SampleLog.manifest(), circumstances);
  }

  @Test
  void aRunThatIsInvalidIsNotComparable() {
    Candidate invalid = SampleTraffic.of(2).failing(5).limited().candidate("after");

    Compared compared = compare(BEFORE, invalid);

    assertThat(compared.word()).isEqualTo(Word.NOT_COMPARABLE);
    assertThat(compared.differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.what()).isEqualTo(What.EVIDENCE);
              assertThat(difference.text())
                  .startsWith("after is INVALID: ")
                  .endsWith("noise over its budget");
            });
  }

  @Test
  void aDifferenceInOneRunOfASetIsFound() {
    Candidate other =
        SampleTraffic.of(2)
            .candidate("odd", SampleTraffic.manifest("/pace", "20"), Circumstances.UNKNOWN);

    assertThat(
            Compare.of(List.of(BEFORE, other), List.of(BEFORE), Band.DEFAULT, Set.of())
                .differences())
        .extracting(Difference::text)
        .containsExactly("pace 10.0 in before, 20.0 in odd");
  }

  @Test
  void whatIsWaivedIsComparedAndStillNamed() {
    Candidate after =
        SampleTraffic.of(2)
            .slower(POLL, 1.3)
            .candidate("after", SampleTraffic.manifest("/pace", "20"), Circumstances.UNKNOWN);

    Compared compared =
        Compare.of(List.of(BEFORE), List.of(after), Band.DEFAULT, EnumSet.of(What.PLAN));

    assertThat(compared.word()).isEqualTo(Word.REGRESSED);
    assertThat(compared.differences()).singleElement().matches(Difference::waived);
    assertThat(
            Compare.of(List.of(BEFORE), List.of(after), Band.DEFAULT, EnumSet.of(What.TARGET))
                .word())
        .isEqualTo(Word.NOT_COMPARABLE);
  }

  /** Whoever waives everything may hold a run without a window against one that has it. */
  @Test
  void aWaivedPlanMayLackTheWindow() {
    Candidate none =
        SampleTraffic.of(2)
            .candidate(
                "none", SampleTraffic.manifest("/planned/steady", "null"), Circumstances.UNKNOWN);

    Compared compared =
        Compare.of(List.of(BEFORE, none), List.of(BEFORE), Band.DEFAULT, EnumSet.allOf(What.class));

    assertThat(line(compared, "game_state_p95", "p95").word()).isEqualTo(Word.NOT_COMPARABLE);
    assertThat(line(compared, POLL, "p95").note()).isEqualTo("whole run");
  }

  @Test
  void anotherCommitIsANote() {
    Candidate after =
        SampleTraffic.of(2)
            .candidate(
                "after",
                SampleTraffic.manifest("/versions/gitCommit", "\"fedcba9\""),
                Circumstances.UNKNOWN);

    assertThat(compare(BEFORE, after).notes())
        .contains("made with several commits of the suite: 0123abc, fedcba9");
  }

  @Test
  void everyObjectiveOfTheRunHasItsLine() {
    List<String> lines =
        compare(BEFORE, BEFORE).lines().stream()
            .filter(line -> line.subject().kind() == Kind.OBJECTIVE)
            .map(line -> line.subject().name())
            .toList();
    List<String> required =
        BEFORE.requirements().stream()
            .filter(requirement -> requirement.isRequired())
            .map(requirement -> requirement.objective().id())
            .toList();
    assertThat(lines).isNotEmpty().doesNotHaveDuplicates().isEqualTo(required);
  }

  @Test
  void everyWordHasItsStatus() {
    assertThat(Arrays.stream(Word.values()).map(Word::exitStatus)).containsExactly(0, 0, 2, 3);
  }

  private static Candidate slower(String name, double factor) {
    return SampleTraffic.of(2).slower(name, factor).candidate("after");
  }

  private static Compared compare(Candidate before, Candidate after) {
    return compare(before, after, Band.DEFAULT);
  }

  private static Compared compare(Candidate before, Candidate after, Band band) {
    return Compare.of(List.of(before), List.of(after), band, Set.of());
  }

  private static Line line(Compared compared, String name, String statistic) {
    return compared.lines().stream()
        .filter(
            line ->
                line.subject().name().equals(name) && line.subject().statistic().equals(statistic))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line " + name + " " + statistic));
  }

  private static List<String> names(Compared compared, Word word) {
    return compared.deciding(word).stream().map(line -> line.subject().text()).toList();
  }
}
