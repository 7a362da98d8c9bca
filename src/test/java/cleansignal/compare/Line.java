package cleansignal.compare;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One objective or one figure of a request, compared.
 *
 * @param subject what it is about
 * @param before the figure of the first side
 * @param after that of the second
 * @param ratio after over before, or of what is missing to 100 %; may be infinite; empty where both
 *     are 0 or one has no data
 * @param interval where that ratio is likely to lie; empty without a ratio, and for levels, which
 *     are what they are
 * @param word how it ends
 * @param proven whether the data show that the difference stays inside the band, or leaves it;
 *     false for a difference that may well lie on either side of the band's edge
 * @param note what else should be known; may be empty
 */
public record Line(
    Subject subject,
    Figure before,
    Figure after,
    OptionalDouble ratio,
    Optional<Interval> interval,
    Word word,
    boolean proven,
    String note) {

  /**
   * What a line is about.
   *
   * @param kind objective or request
   * @param name the objective's id or the request's name
   * @param statistic {@code p95}, {@code errors}, {@code share}, {@code level}, …
   * @param unit {@code ms}, {@code %}, …
   * @param decides whether it can change the comparison's word; others only show
   */
  public record Subject(Kind kind, String name, String statistic, String unit, boolean decides) {

    /** How a sentence calls it. */
    String text() {
      return kind == Kind.OBJECTIVE ? name : name + " " + statistic;
    }
  }

  /** Kinds of lines. */
  public enum Kind {
    /** An objective of the policy. */
    OBJECTIVE,
    /** A request or derived record, by its name. */
    REQUEST
  }

  /**
   * A figure of one side.
   *
   * @param value in the subject's unit; empty with no data
   * @param samples what it rests on
   */
  public record Figure(OptionalDouble value, long samples) {}

  /** A line that can't be drawn, for that reason. */
  static Line notComparable(Subject subject, Figure before, Figure after, String why) {
    return new Line(
        subject,
        before,
        after,
        OptionalDouble.empty(),
        Optional.empty(),
        Word.NOT_COMPARABLE,
        false,
        why);
  }
}
