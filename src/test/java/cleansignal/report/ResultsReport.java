package cleansignal.report;

import cleansignal.measure.RequestStats;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Span;
import cleansignal.measure.Tally;
import cleansignal.outcome.Outcome;
import cleansignal.slo.Climb;
import cleansignal.slo.Reason;
import cleansignal.slo.Recommendation;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * {@code results.md}, which operators complete and sign. The template is {@code
 * report/results.md.peb}. Over the steady window, or the whole run when there is none, but for what
 * happens mostly outside it.
 */
public final class ResultsReport implements ReportWriter {

  private static final String BREAKPOINT = "breakpoint";
  private static final String UNKNOWN = "unknown";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  /** Requests over HTTP begin with their method; race steps are called by what they race for. */
  private static final Predicate<String> HTTP = name -> name.matches("[A-Z]+ /.*|race .*");

  private static final Predicate<String> CONNECTS =
      name -> name.equals("connect") || name.equals("reconnect");

  private final PebbleTemplate template = Templates.of("results.md");

  @Override
  public void write(JudgedRun run, Writer out) throws IOException {
    template.evaluate(out, model(run), Locale.ROOT);
  }

  private static Map<String, Object> model(JudgedRun run) {
    Map<String, Object> model = new HashMap<>();
    model.put("name", run.name());
    model.put("id", run.id());
    model.put("date", run.measures().map(ResultsReport::date).orElse(UNKNOWN));
    model.put("circumstances", String.join(" · ", RunText.circumstances(run)));
    model.put("standing", RunText.standing(run));
    model.put(
        "suite",
        run.manifest()
            .map(m -> m.versions().suite() + ", commit " + m.versions().gitCommit())
            .orElse(UNKNOWN));
    model.put(
        "span",
        run.measures()
            .map(measures -> JudgedPart.explained(run, measures))
            .orElse("nothing was measured"));
    model.put("http", run.measures().map(measures -> http(run, measures)).orElse(List.of()));
    model.put("sockets", run.measures().map(ResultsReport::sockets).orElse(List.of()));
    model.put("stress", stress(run));
    model.put("verdict", run.verdict().kind().name());
    model.put(
        "reasons",
        run.verdict().reasons().stream()
            .filter(reason -> reason.kind() == run.verdict().kind())
            .map(Reason::text)
            .toList());
    Recommendation advised = Recommendation.of(run.verdict(), run.climb());
    model.put("advised", advised.text());
    model.put(
        "choices",
        List.of(
            choice(Recommendation.PASS, advised),
            choice(Recommendation.FAIL, advised),
            choice(Recommendation.NEEDS_SCALING, advised)));
    return model;
  }

  private static Map<String, String> choice(Recommendation one, Recommendation advised) {
    return Map.of("mark", one == advised ? "x" : " ", "text", one.text());
  }

  private static String date(RunMeasures measures) {
    return DATE.format(
        Instant.ofEpochMilli(measures.header().startEpochMillis()).atOffset(ZoneOffset.UTC));
  }

  private static List<List<String>> http(JudgedRun run, RunMeasures measures) {
    RequestStats stats = measures.judged().requests(HTTP);
    Tally tally = stats.tally();
    String planned =
        run.manifest()
            .map(m -> Numbers.count(m.planned().peakUsers()) + " planned, whole run")
            .orElse("plan unknown, whole run");
    return List.of(
        List.of("Peak users at once", Numbers.count(measures.users().active().max()), planned),
        List.of(
            "Requests",
            Numbers.count(tally.all()),
            Numbers.count(measures.whole().requests(HTTP).tally().all()) + " in the whole run"),
        latency("Response time, p95", stats, 95),
        latency("Response time, p99", stats, 99),
        share("Error rate", tally.trueErrors(), tally.valid(), "true errors / valid requests"),
        share("Rate-limited", tally.of(Outcome.RATE_LIMITED), tally.all(), "429 / all requests"));
  }

  private static List<List<String>> sockets(RunMeasures measures) {
    long peak = measures.socketsWhole().open().max();
    Span judged = measures.judged();
    Tally connects = measures.whole().requests(CONNECTS).tally();
    RequestStats messages = judged.requests(name -> !HTTP.test(name) && !CONNECTS.test(name));
    return List.of(
        List.of("Peak concurrent sockets", Numbers.count(peak), "whole run"),
        share(
            "Connections that succeeded",
            connects.of(Outcome.OK),
            connects.valid(),
            "acknowledged / tried, whole run"),
        latency("Message response time, p95", messages, 95),
        share(
            "Errors",
            messages.tally().trueErrors(),
            messages.tally().valid(),
            "true errors / valid messages"));
  }

  private static List<List<String>> stress(JudgedRun run) {
    if (run.climb().isEmpty()) {
      return List.of(
          List.of("Breaking point", "-", withoutLevels(run)),
          List.of("Highest rate before degradation", "-", ""),
          List.of("First failure at", run.failures().isEmpty() ? "none" : first(run), ""));
    }
    Climb climb = run.climb().get();
    return List.of(
        List.of(
            "Breaking point",
            climb
                .firstMissed()
                .map(ClimbText::users)
                .orElse(climb.isJudged() ? "not reached" : "-"),
            ClimbText.limit(climb)),
        List.of(
            "Highest rate before degradation",
            ClimbText.highestRate(climb).orElse("-"),
            ClimbText.whereHighest(climb)),
        List.of(
            "First failure at", ClimbText.firstFailure(run, climb).replaceFirst("^at ", ""), ""));
  }

  /**
   * Why nothing is known of levels: other runs have none, and those of this one may be too short.
   */
  private static String withoutLevels(JudgedRun run) {
    if (!run.name().equalsIgnoreCase(BREAKPOINT)) {
      return "not looked for: breakpoint does";
    }
    return ClimbText.NONE_JUDGED
        + run.manifest()
            .filter(manifest -> manifest.planned().levels().isEmpty())
            .map(manifest -> ": none lasts longer than it takes to settle")
            .orElse("");
  }

  private static String first(JudgedRun run) {
    Failure failure = run.failures().get(0);
    long zero = run.measures().map(RunMeasures::timeZeroMillis).orElse(0L);
    return Numbers.duration(failure.atMillis() - zero)
        + ": "
        + failure.request()
        + ", "
        + failure.classified().outcome().text();
  }

  private static List<String> latency(String title, RequestStats stats, double percentile) {
    long samples = stats.ok().count();
    return List.of(
        title,
        samples == 0 ? "-" : Numbers.count(stats.ok().percentileMillis(percentile)) + " ms",
        "of " + Numbers.count(samples) + " good answers");
  }

  private static List<String> share(String title, long k, long n, String what) {
    return List.of(title, Numbers.percent(k, n), Numbers.ratio(k, n) + " (" + what + ")");
  }
}
