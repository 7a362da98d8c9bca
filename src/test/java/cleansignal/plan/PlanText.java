package cleansignal.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan in words. */
final class PlanText {
  private PlanText() {}

  static List<String> lines(LoadPlan plan) {
    List<String> lines = new ArrayList<>();
    Expectation expectation = plan.expectation();
    lines.add(
        format(
            "%s%s: %,d users (%,d at once), %,d games (%,d seats)%s, %.1f requests/s, "
                + "%.2f Mbit/s, %s",
            plan.name(),
            plan.shard().count() == 1
                ? ""
                : " (shard " + plan.shard().index() + " of " + plan.shard().count() + ")",
            plan.users().size(),
            plan.peakUsers(),
            plan.peakGames(),
            plan.peakPlayers(),
            plan.authMix().isPresent()
                ? ", who come and go"
                : some(", %,d held sockets", plan.companions().size()),
            expectation.requestsPerSecond(),
            expectation.megabitsPerSecond(),
            time(plan.duration())));
    if (!plan.preLogin().isZero()) {
      lines.add(
          format(
              "pre-login phase of %s before the first stage: the ramps ask for more logins/s than "
                  + "allowed",
              time(plan.preLogin())));
    }
    lines.add(
        plan.steady()
            .map(
                window ->
                    format(
                        "steady window %s to %s, about %,d requests%s",
                        time(Duration.ofMillis(window.startMillis())),
                        time(Duration.ofMillis(window.endMillis())),
                        expectation.requests(),
                        some(", %,d of them moves", expectation.moves())))
            .orElse("no plateau long enough for a steady window: no capacity statement"));
    plan.authMix().ifPresent(mix -> lines.addAll(mix.remarks()));
    if (plan.pace() > 1) {
      lines.add(format("pace %s: no release gate", number(plan.pace())));
    }
    return List.copyOf(lines);
  }

  private static String some(String form, long count) {
    return count == 0 ? "" : format(form, count);
  }

  /** A duration as people write it, to a tenth of a second: 1h2m3s, 4m15s, 28.5s. */
  static String time(Duration duration) {
    long tenths = Math.round(duration.toMillis() / 100.0);
    long minutes = tenths / 600;
    String seconds = number(tenths % 600 / 10.0) + "s";
    if (minutes == 0) {
      return seconds;
    }
    return (minutes >= 60 ? minutes / 60 + "h" : "") + minutes % 60 + "m" + seconds;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? format("%.0f", value) : format("%s", value);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
