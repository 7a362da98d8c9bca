package cleansignal.slo;

import cleansignal.measure.Window;
import cleansignal.slo.LevelResult.Measured;
import cleansignal.slo.LevelResult.Standing;
import java.util.List;

/** Levels of a climb that nobody made. */
public final class SampleLevels {

  private SampleLevels() {}

  /**
   * A level of 100 requests without an error, over a second.
   *
   * @param missed ids of the objectives that it missed
   */
  public static LevelResult level(
      int users, double perSecond, double meanMillis, Standing standing, List<String> missed) {
    return new LevelResult(
        users,
        new Window(0, 1_000),
        standing,
        List.of(),
        missed,
        new Measured(perSecond, 1, 100, meanMillis, 20, 30, 100, 0));
  }
}
