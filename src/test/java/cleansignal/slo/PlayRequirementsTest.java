package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.DerivedRecord;
import cleansignal.outcome.Outcome;
import cleansignal.runlog.AppendedRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
          .contains("the run plans no reconnects");
      assertThat(requirement(facts(), "stalls").notApplicable()).isEmpty();
    }

    @Test
    void whatIsSwitchedOnIsRequired() {
      RunFacts facts = facts().withPlay(new PlayPlan(true, false, false, Optional.empty()));
      assertThat(requirement(facts, "returns").isRequired()).isTrue();
      assertThat(requirement(facts, "returns").limit()).isEqualTo(99);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            RECONNECTS        | the run plans no reconnects
            SPECTATORS        | the run plans no spectators
            DECISION_TIMEOUTS | the run leaves no decision unanswered
            HELD_LONGER       | how long the plan holds a socket is unknown
            """)
    void eachConditionSaysWhyItIsNotMet(Condition condition, String why) {
      assertThat(condition.unmet(PlayPlan.PLAIN, 300_000)).contains(why);
    }

    @Test
    void eachConditionLooksAtItsOwnPartOfThePlan() {
      PlayPlan all = new PlayPlan(true, true, true, Optional.of(Duration.ofMinutes(6)));
      for (Condition condition : Condition.values()) {
        assertThat(condition.unmet(all, 300_000)).as(condition.name()).isEmpty();
      }
      PlayPlan reconnects = new PlayPlan(true, false, false, Optional.empty());
      assertThat(met(reconnects)).containsExactly(Condition.RECONNECTS);
      PlayPlan spectators = new PlayPlan(false, true, false, Optional.empty());
      assertThat(met(spectators)).containsExactly(Condition.SPECTATORS);
      PlayPlan timeouts = new PlayPlan(false, false, true, Optional.empty());
      assertThat(met(timeouts)).containsExactly(Condition.DECISION_TIMEOUTS);
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
      RunFacts facts = facts().withPlay(new PlayPlan(false, false, false, Optional.of(hold)));
      assertThat(requirement(facts, "hold").notApplicable()).isEqualTo(Optional.ofNullable(why));
    }

    private List<Condition> met(PlayPlan plan) {
      return List.of(Condition.values()).stream()
          .filter(condition -> condition.unmet(plan, 300_000).isEmpty())
          .toList();
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
    RunFacts facts =
        facts().withPlay(new PlayPlan(false, false, false, Optional.of(Duration.ofMinutes(6))));
    SampleRun run =
        played()
            .derived(DerivedRecord.CONNECTION_LIFE, 10, Outcome.OK, 360_000)
            .derived(DerivedRecord.CONNECTION_LIFE, 90, Outcome.PROTOCOL, 1_000);
    assertThat(Evaluator.judge(run.measures(), facts, slo).warnings())
        .contains(
            "hold 1000 ms (at or under the limit: 90 / 100), limit > 300000 ms [staging]:"
                + " missed, priority medium");
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
