package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.plan.SeatPlan;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void aNewTableHasNoGame() {
    assertThat(new Table(SeatPlan.parse("3h+0a")).game()).isEmpty();
  }

  @Test
  void theLastGameStandsOnTheTableEvenWhenItIsOver() {
    Table table = new Table(SeatPlan.parse("3h+0a"));
    Game first = table.open("first", 10);
    first.claimEnd("budget", 10);
    assertThat(table.game()).containsSame(first);

    Game second = table.open("second", 20);

    assertThat(table.game()).containsSame(second);
    assertThat(second.id()).isEqualTo("second");
    assertThat(second.budgetEndMillis()).isEqualTo(20);
  }

  @Test
  void aGameWaitsForTheHumansOfItsSeatPlanOnly() {
    assertThat(new Table(SeatPlan.parse("1h+3a")).open("g", 10).running()).isTrue();
    assertThat(new Table(SeatPlan.parse("2h+0a")).open("g", 10).running()).isFalse();
  }

  @Test
  void allTablesAreClosedAtOnceAndSayWhoStillSits() {
    Table first = new Table(SeatPlan.parse("1h+1a"));
    Table second = new Table(SeatPlan.parse("1h+1a"));
    Tables tables = Tables.of(Map.of(0, first, 1, second));
    assertThat(tables.empty()).isTrue();
    first.busy(1);
    assertThat(tables.empty()).isFalse();
    Game b = first.open("b", 10);
    second.open("a", 10);

    tables.close(5);

    assertThat(first.closedMillis()).isEqualTo(5);
    assertThat(second.closedMillis()).isEqualTo(5);
    assertThat(tables.occupied()).containsExactly("a", "b");
    b.left();
    assertThat(tables.occupied()).containsExactly("a");
  }
}
