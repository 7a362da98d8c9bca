package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cleansignal.config.BreakpointSettings;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {

  private static final RunSpec BREAKPOINT = Catalogue.load().find("breakpoint");

  @Test
  void theBreakpointClimbsFromOneHundredToFiveHundredUsersInStepsOfFiveMinutes() {
    List<Level> levels = levels(BREAKPOINT, "1");

    assertThat(levels).extracting(Level::users).containsExactly(100, 200, 300, 400, 500);
    assertThat(levels)
        .extracting(Level::window)
        .allMatch(window -> window.lengthMillis() == 225_000);
    assertThat(levels.get(1).window().startMillis() - levels.get(0).window().startMillis())
        .isEqualTo(300_000);
  }

  @Test
  void thePaceDividesThem() {
    List<Level> levels = levels(BREAKPOINT, "10");

    assertThat(levels).extracting(Level::users).containsExactly(100, 200, 300, 400, 500);
    assertThat(levels.get(0).window().lengthMillis()).isEqualTo(22_500);
  }

  @Test
  void theLastIsTheSteadyWindow() {
    SuiteConfig config = config("10");
    LoadPlan plan = Planner.plan(PlanRequest.of(BREAKPOINT, config));

    assertThat(Level.of(BREAKPOINT.workload(), plan).get(4).window())
        .isEqualTo(plan.steady().orElseThrow());
  }

  /** The configuration refuses shorter ones, because nothing could be proved of their levels. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "7", "10"})
  void theShortestStepHasASteadyWindow(String pace) {
    RunSpec shortest =
        BREAKPOINT.withLevels(
            new BreakpointSettings(List.of(5, 20), Optional.of(Duration.ofSeconds(144))));
    RunSpec shorter =
        BREAKPOINT.withLevels(
            new BreakpointSettings(List.of(5, 20), Optional.of(Duration.ofSeconds(143))));

    assertThat(Planner.plan(PlanRequest.of(shortest, config(pace))).steady()).isPresent();
    assertThat(Planner.plan(PlanRequest.of(shorter, config(pace))).steady()).isEmpty();
  }

  @Test
  void operatorsCanChooseThem() {
    RunSpec run =
        BREAKPOINT.withLevels(
            new BreakpointSettings(List.of(5, 20), Optional.of(Duration.ofSeconds(50))));

    List<Level> levels = levels(run, "1");

    assertThat(levels).extracting(Level::users).containsExactly(5, 20);
    assertThat(run.workload().stages())
        .extracting(Stage::duration)
        .containsExactly(
            Duration.ofSeconds(10),
            Duration.ofSeconds(40),
            Duration.ofSeconds(10),
            Duration.ofSeconds(40),
            Duration.ofSeconds(50));
    assertThat(levels.get(0).window().lengthMillis()).isEqualTo(25_000);
    assertThat(run.workload().name()).isEqualTo("breakpoint");
  }

  @Test
  void levelsAloneKeepTheStepAndAStepAloneTheLevels() {
    assertThat(
            levels(
                BREAKPOINT.withLevels(new BreakpointSettings(List.of(10), Optional.empty())), "1"))
        .extracting(level -> level.window().lengthMillis())
        .containsExactly(225_000L);
    assertThat(
            levels(
                BREAKPOINT.withLevels(
                    new BreakpointSettings(List.of(), Optional.of(Duration.ofSeconds(100)))),
                "1"))
        .extracting(Level::users)
        .containsExactly(100, 200, 300, 400, 500);
  }

  @Test
  void otherRunsHaveNone() {
    RunSpec stress = Catalogue.load().find("concurrent-games", Optional.of("stress"));
    BreakpointSettings settings = new BreakpointSettings(List.of(5), Optional.empty());

    assertThat(stress.byLevel()).isFalse();
    assertThat(BREAKPOINT.byLevel()).isTrue();
    assertThat(stress.withLevels(settings)).isSameAs(stress);
    assertThat(BREAKPOINT.withLevels(new BreakpointSettings(List.of(), Optional.empty())))
        .isSameAs(BREAKPOINT);
  }

  @Test
  void levelsThatDoNotRiseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> BREAKPOINT.withLevels(new BreakpointSettings(List.of(20, 20), Optional.empty())))
        .withMessageContaining("must rise: 20, 20");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> BREAKPOINT.withLevels(new BreakpointSettings(List.of(0), Optional.empty())));
  }

  private static List<Level> levels(RunSpec run, String pace) {
    return Level.of(run.workload(), Planner.plan(PlanRequest.of(run, config(pace))));
  }

  private static SuiteConfig config(String pace) {
    return SuiteConfigLoader.load(Map.of(), Map.of("pace", pace)).config();
  }
}
