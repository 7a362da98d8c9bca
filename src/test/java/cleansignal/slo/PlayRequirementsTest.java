package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cleansignal.measure.DerivedRecord;
import cleansignal.outcome.Outcome;
import cleansignal.runlog.AppendedRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What live play adds to the rules, on small files of its own. */
class PlayRequirementsTest {

  private static final String FALLBACKS = "fallbacks 20 % (200 / 1000), limit <= 1 % [staging]";

  @TempDir static Path folder;

  private static SloFiles slo;

  @BeforeAll
  static void load() throws IOException {
    GoodFiles.copyTo(folder);
    slo = SloFiles.load(folder);
  }

  /** What a run does not plan to do is no objective of it. */
  @Nested
  class OnlyIf {

    @Test
    void plainPlayAsksForNoOptions() {
      assertThat(requirement(facts(), "returns").notApplicable())
          .contains("the run opens no sockets");
      assertThat(requirement(facts(), "stalls").notApplicable()).isEmpty();
    }

    @Test
    void whatIsSwitchedOnIsRequired() {
      RunFacts facts = facts().withPlay(does(Condition.SOCKETS, Condition.RECONNECTS));
      assertThat(requirement(facts, "returns").isRequired()).isTrue();
      assertThat(requirement(facts, "returns").limit()).isEqualTo(99);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            SOCKETS           | the run opens no sockets
            MOVES             | the run plays no moves
            AIS               | no AI plays in the run
            ECHOES            | the run asks for no echoes
            RECONNECTS        | the run plans no reconnects
            SPECTATORS        | the run plans no spectators
            DECISION_TIMEOUTS | the run leaves no decision unanswered
            HELD_LONGER       | how long the plan holds a socket is unknown
            """)
    void eachConditionSaysWhyItIsNotMet(Condition condition, String why) {
      assertThat(condition.unmet(PlayPlan.NONE, 300_000)).contains(why);
      Set<Condition> others = EnumSet.allOf(Condition.class);
      others.remove(condition);
      others.remove(Condition.HELD_LONGER);
      assertThat(condition.unmet(new PlayPlan(others, Optional.empty()), 300_000)).contains(why);
    }

    @ParameterizedTest
    @EnumSource(value = Condition.class, names = "HELD_LONGER", mode = EnumSource.Mode.EXCLUDE)
    void eachConditionIsMetByItselfAlone(Condition condition) {
      assertThat(condition.unmet(does(condition), 300_000)).isEmpty();
    }

    @Test
    void longHoldsFollowFromTheHold() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> does(Condition.HELD_LONGER))
          .withMessageContaining("follows from the hold");
    }

    @Test
    void policyMayAskForMoreThanTheCatalogue() {
      assertThat(requirement(facts(), "slow").notApplicable()).contains("the run plays no moves");
      RunFacts moves = facts().withPlay(does(Condition.MOVES));
      assertThat(requirement(moves, "slow").isRequired()).isTrue();
    }

    @Test
    void bothMustBeMet() {
      assertThat(requirement(facts(), "returns").notApplicable())
          .contains("the run opens no sockets");
      assertThat(requirement(facts().withPlay(does(Condition.SOCKETS)), "returns").notApplicable())
          .contains("the run plans no reconnects");
      assertThat(
              requirement(facts().withPlay(does(Condition.RECONNECTS)), "returns").notApplicable())
          .contains("the run opens no sockets");
    }

    /** A pace of 10 makes 36 s of 6 min: such a life is the plan's doing. */
    @ParameterizedTest
    @CsvSource({
      "360, ",
      "300.001, ",
      "300, the plan holds a socket 300 s",
      "36, the plan holds a socket 36 s"
    })
    void holdsNoLongerThanTheLimitSayNothing(double seconds, String why) {
      Duration hold = Duration.ofMillis(Math.round(1_000 * seconds));
      RunFacts facts = facts().withPlay(held(hold));
      assertThat(requirement(facts, "hold").notApplicable()).isEqualTo(Optional.ofNullable(why));
    }
  }

  @Nested
  class AsPlanned {

    @Test
    void limitIsThePlansUsers() {
      RunFacts facts = SampleManifest.baseline().run("play").facts();
      assertThat(requirement(facts, "sockets").limit()).isEqualTo(SampleRun.USERS);
      assertThat(requirement(facts, "sockets").isRequired()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"66, MET", "65, MISSED"})
    void socketsAreHeldAgainstIt(double atOnce, ObjectiveStatus status) {
      RunFacts facts = SampleManifest.baseline().run("play").facts();
      Verdict verdict = Evaluator.judge(SampleRun.empty().sockets(atOnce).measures(), facts, slo);
      assertThat(result(verdict, "sockets").status()).isEqualTo(status);
    }

    @Test
    void unknownPlanMakesItNotApplicable() {
      assertThat(requirement(facts(), "sockets").notApplicable())
          .contains("as many as planned, and the plan is unknown");
    }

    /** The names of the records must not depend on what was measured. */
    @Test
    void recordNamesAreTheSameBeforeAndAfterTheRun() {
      RunFacts before = SampleManifest.baseline().run("play").facts();
      Verdict verdict = Evaluator.judge(played().measures(), before.withReadings(fell(0)), slo);
      assertThat(RequiredRecords.of(verdict))
          .extracting(AppendedRecord::name)
          .isEqualTo(RequiredRecords.names(slo, before))
          .contains("SLO sockets >= 66 sockets [staging]", "SLO turns < 1500 ms [staging]");
    }
  }

  /** An AI that the target replaces by something instant looks fast. */
  @Nested
  class Flattered {

    @Test
    void metIsNotComparableWhileTheOtherIsMissed() {
      ObjectiveResult turns = result(judge(played(), fell(200)), "turns");
      assertThat(turns.status()).isEqualTo(ObjectiveStatus.UNPROVEN);
      assertThat(turns.note()).isEqualTo("not comparable: flattered by " + FALLBACKS);
      assertThat(turns.value()).hasValue(900);
    }

    @Test
    void runIsInconclusiveThen() {
      assertThat(judge(played(), fell(200)).reasons())
          .filteredOn(reason -> reason.objective().equals(Optional.of("turns")))
          .singleElement()
          .extracting(Reason::text)
          .asString()
          .endsWith(": unproven, not comparable: flattered by " + FALLBACKS);
    }

    @Test
    void missedStaysMissed() {
      SampleRun slow = SampleRun.empty().derived(DerivedRecord.AI_TURN, 600, Outcome.OK, 1_600);
      assertThat(result(judge(slow, fell(200)), "turns").status())
          .isEqualTo(ObjectiveStatus.MISSED);
    }

    @Test
    void metStaysMetWhileTheOtherIsMetOrUnknown() {
      assertThat(result(judge(played(), fell(0)), "turns").status()).isEqualTo(ObjectiveStatus.MET);
      Verdict unread = Evaluator.judge(played().measures(), facts(), slo);
      assertThat(result(unread, "fallbacks").status()).isEqualTo(ObjectiveStatus.UNPROVEN);
      assertThat(result(unread, "turns").status()).isEqualTo(ObjectiveStatus.MET);
    }

    @Test
    void nothingElseIsTouched() {
      assertThat(result(judge(played(), fell(200)), "stalls").status())
          .isEqualTo(ObjectiveStatus.MET);
    }
  }

  @Test
  void wedgedGamesFailTheRunBeyondTheirShare() {
    SampleRun run = played().games(400).ended("wedged", 40).ended("ended", 300);
    assertThat(judge(run, fell(0)).reasons())
        .extracting(Reason::text)
        .contains("wedged 10 % (40 / 400), limit <= 1 % [staging]");
  }

  @Test
  void shortLivesAreNamedByTheSideOnWhichTheyLie() {
    RunFacts facts = facts().withPlay(held(Duration.ofMinutes(6)));
    SampleRun run =
        played()
            .derived(DerivedRecord.CONNECTION_LIFE, 10, Outcome.OK, 360_000)
            .derived(DerivedRecord.CONNECTION_LIFE, 90, Outcome.PROTOCOL, 1_000);
    assertThat(Evaluator.judge(run.measures(), facts, slo).warnings())
        .contains(
            "hold 1000 ms (at or under the limit: 90 / 100), limit > 300000 ms [staging]:"
                + " missed, priority medium");
  }

  private static PlayPlan does(Condition... conditions) {
    return new PlayPlan(Set.of(conditions), Optional.empty());
  }

  private static PlayPlan held(Duration hold) {
    return new PlayPlan(Set.of(), Optional.of(hold));
  }

  private static SampleRun played() {
    return SampleRun.empty()
        .steady("move", 1_000, Outcome.OK, 100)
        .derived(DerivedRecord.AI_TURN, 600, Outcome.OK, 900);
  }

  /** So many fallbacks of 1,000 requests. */
  private static Readings fell(long fallbacks) {
    return new Readings(
        Map.of(Counter.AI_REQUESTS, 50L, Counter.AI_FALLBACKS, 7L),
        Map.of(Counter.AI_REQUESTS, 1_050L, Counter.AI_FALLBACKS, 7L + fallbacks));
  }

  private static Verdict judge(SampleRun run, Readings readings) {
    return Evaluator.judge(run.measures(), facts().withReadings(readings), slo);
  }

  private static RunFacts facts() {
    return RunFacts.ofBareLog("play", Optional.empty(), 1);
  }

  private static Requirement requirement(RunFacts facts, String id) {
    return Requirements.of(slo, facts).stream()
        .filter(each -> each.objective().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectiveResult result(Verdict verdict, String id) {
    return verdict.objectives().stream()
        .filter(objective -> objective.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
