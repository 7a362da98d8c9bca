package cleansignal.chain;

import cleansignal.plan.LoadPlan;
import cleansignal.plan.TableSession;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of this injector's plan, where its players and spectators meet. Thread-safe. */
public final class Tables {

  private final Map<Integer, Table> byNumber;

  private Tables(Map<Integer, Table> byNumber) {
    this.byNumber = byNumber;
  }

  /** The plan's tables, without a game. */
  public static Tables of(LoadPlan plan) {
    return of(
        plan.tables().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    TableSession::table, table -> new Table(table.seats()))));
  }

  /** Those tables, by their numbers. */
  static Tables of(Map<Integer, Table> byNumber) {
    return new Tables(byNumber);
  }

  /**
   * A table of the plan.
   *
   * @param number {@link TableSession#table}
   */
  Table table(int number) {
    return byNumber.get(number);
  }

  /**
   * Closes them all: whoever plays leaves as at the plan's end, and nobody opens another game.
   *
   * @param nowMillis ms since the epoch
   */
  public void close(long nowMillis) {
    byNumber.values().forEach(table -> table.close(nowMillis));
  }

  /** Whether nobody sits at any of them or is about to. */
  public boolean empty() {
    return byNumber.values().stream().allMatch(Table::empty);
  }

  /**
   * Ids of the games that somebody has a seat in: what nobody has left, or what the target did not
   * let go. Sorted; orders of games without an answer are not among them.
   */
  public List<String> occupied() {
    return byNumber.values().stream().flatMap(Table::occupied).map(Game::id).sorted().toList();
  }

  /** The game that was opened last at each table, over or not. */
  Stream<Game> games() {
    return byNumber.values().stream().flatMap(table -> table.game().stream());
  }
}
