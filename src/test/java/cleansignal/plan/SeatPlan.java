package cleansignal.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who sits at a table: humans only, or one human and AIs. The target plays nothing between: a game
 * created with AI seats is active at once and can't be joined any more, and with seats left open
 * its AI never moves.
 *
 * @param humans seats of virtual users, at least 1
 * @param ais seats of the target's AI, 0 unless there is exactly one human
 */
public record SeatPlan(int humans, int ais) {
  private static final int MIN_SEATS = 2;
  private static final int MAX_SEATS = 4;
  private static final Pattern TEXT = Pattern.compile("(\\d)h\\+(\\d)a");

  /**
   * Checks what the target can play.
   *
   * @throws IllegalArgumentException with the target's reason when it can't
   */
  public SeatPlan {
    if (humans < 1 || ais < 0 || humans + ais < MIN_SEATS || humans + ais > MAX_SEATS) {
      throw new IllegalArgumentException(
          "a game has %d to %d seats, at least one of them human: not %s"
              .formatted(MIN_SEATS, MAX_SEATS, text(humans, ais)));
    }
    if (ais > 0 && humans > 1) {
      throw new IllegalArgumentException(
          ("a game with AI seats is active as soon as it is created, nobody can join it: "
                  + "all human, or one human and AIs, not %s")
              .formatted(text(humans, ais)));
    }
  }

  /**
   * Reads {@link #text()}.
   *
   * @param text for example {@code 1h+2a}
   * @return the seat plan
   * @throws IllegalArgumentException when the text has another form or the target can't play it
   */
  public static SeatPlan parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a seat plan like 1h+2a: " + text);
    }
    return new SeatPlan(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * All seats.
   *
   * @return 2 to 4
   */
  public int seats() {
    return humans + ais;
  }

  /**
   * The same kind of table with another number of seats: all human stays all human, AIs stay beside
   * one human.
   *
   * @param seats 2 to 4
   * @return the seat plan
   * @throws IllegalArgumentException when a game can't have so many seats
   */
  public SeatPlan withSeats(int seats) {
    return ais == 0 ? new SeatPlan(seats, 0) : new SeatPlan(1, seats - 1);
  }

  /**
   * The form that stands in {@code workloads.conf} and in the log's game markers.
   *
   * @return for example {@code 3h+0a}
   */
  public String text() {
    return text(humans, ais);
  }

  private static String text(int humans, int ais) {
    return humans + "h+" + ais + "a";
  }

  @Override
  public String toString() {
    return text();
  }
}
