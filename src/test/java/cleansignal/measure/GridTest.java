package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {

  @ParameterizedTest
  @CsvSource({"0, 30", "0, 300000", "25500, 54000", "7, 108", "0, 29", "5, 5", "0, 2147483647"})
  void slicesCoverTheirSpanWithoutGapsAndAreEqualToTheMillisecond(long start, long end) {
    Window span = new Window(start, end);

    List<Window> slices = Grid.slices(span);

    assertThat(slices).hasSize(30);
    assertThat(slices.get(0).startMillis()).isEqualTo(start);
    assertThat(slices.get(29).endMillis()).isEqualTo(end);
    for (int i = 1; i < 30; i++) {
      assertThat(slices.get(i).startMillis()).isEqualTo(slices.get(i - 1).endMillis());
    }
    long equal = span.lengthMillis() / 30;
    assertThat(slices).allMatch(slice -> Math.abs(slice.lengthMillis() - equal) <= 1);
  }

  @Test
  void everyTimeIsInTheOneCellThatItsSlicesAreMadeOf() {
    Window whole = new Window(0, 1_000);
    Window steady = new Window(333, 777);
    Grid grid = new Grid(List.of(whole, steady));
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      long time = random.nextInt(1_000);
      int cell = grid.cell(time);
      for (Window span : List.of(whole, steady)) {
        for (Window slice : Grid.slices(span)) {
          boolean cellInSlice = grid.startCell(slice) <= cell && cell < grid.endCell(slice);
          assertThat(cellInSlice).as("%d in %s", time, slice).isEqualTo(slice.contains(time));
        }
      }
    }
  }

  @Test
  void timesOutsideAllSpansAreInNoCell() {
    Grid grid = new Grid(List.of(new Window(10, 100)));

    assertThat(grid.cell(9)).isEqualTo(Grid.NO_CELL);
    assertThat(grid.cell(10)).isZero();
    assertThat(grid.cell(99)).isEqualTo(29);
    assertThat(grid.cell(100)).isEqualTo(Grid.NO_CELL);
    assertThat(grid.cell(10)).isZero();
  }

  @Test
  void anEmptySpanHasNoCells() {
    Grid grid = new Grid(List.of(new Window(0, 0)));

    assertThat(grid.cells()).isZero();
    assertThat(grid.cell(0)).isEqualTo(Grid.NO_CELL);
    assertThat(grid.startCell(new Window(0, 0))).isEqualTo(grid.endCell(new Window(0, 0)));
  }

  @Test
  void windowsThatAreNoSliceAreRefused() {
    Grid grid = new Grid(List.of(new Window(0, 300)));

    assertThatThrownBy(() -> grid.startCell(new Window(5, 300)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a cut of this grid: 5");
  }
}
