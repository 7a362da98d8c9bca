package cleansignal.report;

import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveResult.Share;
import cleansignal.slo.ObjectiveStatus;
import cleansignal.slo.Strip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The parts of one objective's line, the same words in every report. */
final class ObjectiveText {
  /** Units of what is measured all the time: their samples are milliseconds. */
  private static final Set<String> LEVELS = Set.of("games", "players", "sockets");

  private ObjectiveText() {}

  /** {@code critical}, {@code high}, {@code medium} or {@code noise}. */
  static String priority(ObjectiveResult objective) {
    return objective.priority().name().toLowerCase(Locale.ROOT);
  }

  /** The value with its unit, {@code no data} without one, a dash where it is not judged. */
  static String value(ObjectiveResult objective) {
    if (objective.status() == ObjectiveStatus.NOT_APPLICABLE) {
      return "-";
    }
    if (objective.value().isEmpty()) {
      return "no data";
    }
    double value = objective.value().getAsDouble();
    int decimals = isPercent(objective) ? Numbers.shareDecimals(objective.samples()) : 1;
    return withUnit(Numbers.against(objective.limit(), value, decimals), objective.unit());
  }

  /** The comparison and the limit with its unit, for example {@code < 800 ms}. */
  static String limit(ObjectiveResult objective) {
    String limit = withUnit(Numbers.decimal(objective.limit(), 4), objective.unit());
    return objective.comparison() + " " + limit;
  }

  /** What a strip's slices divide, for example {@code 25.5 s to 54 s}. */
  static String span(Strip strip) {
    return Numbers.duration(strip.window().startMillis())
        + " to "
        + Numbers.duration(strip.window().endMillis());
  }

  /**
   * What the value rests on: k / n and the bound that decides, or the number of samples; empty
   * where it is not judged.
   */
  static String evidence(ObjectiveResult objective) {
    if (objective.status() == ObjectiveStatus.NOT_APPLICABLE) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        objective
            .share()
            .map(share -> counted(objective, share))
            .orElseGet(() -> censused(objective)));
    if (objective.status() == ObjectiveStatus.UNPROVEN && objective.samplesNeeded().isPresent()) {
      parts.add("needs " + Numbers.count(objective.samplesNeeded().getAsLong()));
    }
    if (isPoint(objective)) {
      parts.add("point value");
    }
    return String.join(", ", parts);
  }

  /** Whether the value alone decides, without a bound. */
  static boolean isPoint(ObjectiveResult objective) {
    return objective.evidence().equals("point");
  }

  private static String counted(ObjectiveResult objective, Share share) {
    String what = objective.unit().equals("ms") ? " too slow" : "";
    boolean census = share.lower() == share.upper();
    String bound =
        isPoint(objective) || share.n() == 0 || census ? "" : ", " + bound(objective, share);
    return Numbers.ratio(share.k(), share.n()) + what + bound;
  }

  /** Seconds of an availability, time of a level, or just how many. */
  private static String censused(ObjectiveResult objective) {
    if (isPercent(objective) && objective.value().isPresent()) {
      long up = Math.round(objective.value().getAsDouble() / 100 * objective.samples());
      return Numbers.ratio(up, objective.samples());
    }
    return LEVELS.contains(objective.unit())
        ? "over " + Numbers.duration(objective.samples())
        : "n = " + Numbers.count(objective.samples());
  }

  private static String bound(ObjectiveResult objective, Share share) {
    String lower = Numbers.lowerBound(share.lower(), share.n());
    String upper = Numbers.upperBound(share.upper(), share.n());
    boolean atMost = objective.comparison().startsWith("<");
    return switch (objective.status()) {
      case MET -> atMost ? "at most " + upper : "at least " + lower;
      case MISSED -> atMost ? "at least " + lower : "at most " + upper;
      case UNPROVEN, NOT_APPLICABLE -> lower + " to " + upper;
    };
  }

  private static boolean isPercent(ObjectiveResult objective) {
    return objective.unit().equals("%");
  }

  private static String withUnit(String number, String unit) {
    return unit.equals("count") || unit.isEmpty() ? number : number + " " + unit;
  }
}
