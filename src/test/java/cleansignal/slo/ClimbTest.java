package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.Window;
import cleansignal.slo.LevelResult.Measured;
import cleansignal.slo.LevelResult.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClimbTest {

  /** Levels of 100, 200, … users; a letter each: Met, miSsed, Unproven, Invalid, Not reached. */
  @ParameterizedTest
  @CsvSource({
    "MMMMM, 500, ",
    "MMSSN, 200, 300",
    "SSSSS, ,    100",
    "MSNNN, 100, 200",
    "MMSMM, 200, 300",
    "UUUUU, ,    ",
    "UMSNN, 200, 300",
    "MINNN, 100, "
  })
  void theLimitIsTheLastMetBelowTheFirstMissed(String standings, Integer met, Integer missed) {
    Climb climb = climb(standings);

    assertThat(climb.lastMet().map(LevelResult::users)).isEqualTo(Optional.ofNullable(met));
    assertThat(climb.firstMissed().map(LevelResult::users)).isEqualTo(Optional.ofNullable(missed));
  }

  @Test
  void theKneeIsWhereThroughputByResponseTimeIsHighest() {
    // Power: 10, 15, 7.5.
    Climb climb = new Climb(List.of(level(100, 100, 10), level(200, 180, 12), level(300, 225, 30)));

    assertThat(climb.knee().map(LevelResult::users)).contains(200);
  }

  @Test
  void whereMoreIsAlwaysBetterTheKneeIsNotReached() {
    Climb climb = new Climb(List.of(level(100, 100, 10), level(200, 199, 10.5)));

    assertThat(climb.knee()).isEmpty();
    assertThat(new Climb(List.of(level(100, 100, 10))).knee()).isEmpty();
  }

  @Test
  void levelsWithoutDataAreNoKnee() {
    LevelResult none =
        new LevelResult(
            300, new Window(0, 1), Standing.NOT_REACHED, List.of("x"), List.of(), Measured.NONE);

    assertThat(new Climb(List.of(level(100, 100, 10), level(200, 190, 11), none)).knee()).isEmpty();
    assertThat(new Climb(List.of(level(100, 100, 10), level(200, 150, 20), none)).knee())
        .map(LevelResult::users)
        .contains(100);
  }

  @ParameterizedTest
  @EnumSource(
      value = Standing.class,
      names = {"INVALID", "NOT_REACHED"})
  void levelsThatWereNotJudgedAreNoKneeHoweverGoodTheyLook(Standing standing) {
    // Power: 10, 30, 5.
    LevelResult notJudged = level(200, 300, 10, standing);
    Climb between =
        new Climb(List.of(level(100, 100, 10), notJudged, level(300, 150, 30, Standing.MISSED)));
    assertThat(between.knee().map(LevelResult::users)).contains(100);

    Climb above = new Climb(List.of(level(100, 100, 10), notJudged));
    assertThat(above.knee()).as("one level is none to compare").isEmpty();
    assertThat(above.highestBeforeDegradation().map(LevelResult::users)).contains(100);
  }

  @Test
  void aLevelThatIsOutOrUnprovenCanBeTheKnee() {
    // Power: 10, 20, 5.
    for (Standing standing : List.of(Standing.MISSED, Standing.UNPROVEN)) {
      Climb climb =
          new Climb(
              List.of(level(100, 100, 10), level(200, 200, 10, standing), level(300, 100, 20)));

      assertThat(climb.knee().map(LevelResult::users)).contains(200);
    }
  }

  @Test
  void responsesFasterThanTheClockCountAsItsTick() {
    // Without the floor the first would have a power of 1,000.
    Climb climb =
        new Climb(List.of(level(100, 100, 0.1), level(200, 200, 0.9), level(300, 180, 2)));

    assertThat(climb.knee().map(LevelResult::users)).contains(200);
  }

  /** More users always bring more here, so that the knee is not reached. */
  @ParameterizedTest
  @CsvSource({"MMSMM, 200", "MMMMM, 500", "SMMMM, ", "MMIUS, 400", "INNNN, "})
  void theHighestRateIsThatBeforeAnythingWasMissed(String standings, Integer users) {
    assertThat(climb(standings).highestBeforeDegradation().map(LevelResult::users))
        .isEqualTo(Optional.ofNullable(users));
  }

  @Test
  void theHighestRateIsNoneAboveTheKnee() {
    // Power: 6, 12, 8; the third still brings more requests, but costs more time than they are
    // worth.
    LevelResult low = level(10, 60, 10);
    LevelResult knee = level(20, 97.7, 8.1);
    LevelResult high = level(30, 121.5, 15.2);
    assertThat(new Climb(List.of(low, knee, high)).highestBeforeDegradation()).contains(knee);

    LevelResult missed = level(20, 97.7, 8.1, Standing.MISSED);
    assertThat(new Climb(List.of(low, missed, high)).knee()).contains(missed);
    assertThat(new Climb(List.of(low, missed, high)).highestBeforeDegradation()).contains(low);
  }

  @ParameterizedTest
  @CsvSource({"MNN, true", "SNN, true", "IUN, true", "INI, false", "NNN, false"})
  void levelsThatSayNothingOfTheTargetAreNotJudged(String standings, boolean judged) {
    assertThat(climb(standings).isJudged()).isEqualTo(judged);
  }

  private static Climb climb(String standings) {
    List<LevelResult> levels =
        IntStream.range(0, standings.length())
            .mapToObj(i -> level(100 * (i + 1), 100 * (i + 1), 10, standing(standings.charAt(i))))
            .toList();
    return new Climb(levels);
  }

  private static Standing standing(char letter) {
    return switch (letter) {
      case 'M' -> Standing.MET;
      case 'S' -> Standing.MISSED;
      case 'U' -> Standing.UNPROVEN;
      case 'I' -> Standing.INVALID;
      case 'N' -> Standing.NOT_REACHED;
      default -> throw new IllegalArgumentException(Arrays.toString(Standing.values()));
    };
  }

  private static LevelResult level(int users, double perSecond, double meanMillis) {
    return level(users, perSecond, meanMillis, Standing.MET);
  }

  private static LevelResult level(
      int users, double perSecond, double meanMillis, Standing standing) {
    return SampleLevels.level(users, perSecond, meanMillis, standing, List.of());
  }
}
