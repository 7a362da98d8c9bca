package cleansignal.report;

import cleansignal.measure.Concurrency;
import cleansignal.measure.Games;
import cleansignal.measure.RequestStats;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Span;
import cleansignal.measure.Tally;
import cleansignal.measure.Users;
import cleansignal.outcome.Outcome;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifest.Planned;
import cleansignal.slo.InjectorFigure;
import cleansignal.slo.InjectorHealth;
import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveStatus;
import cleansignal.slo.Reason;
import cleansignal.slo.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said about a run as a whole, the same words in every report. */
final class RunText {
  private RunText() {}

  /** Target, SLO environment and pace, as far as they are known. */
  static List<String> circumstances(JudgedRun run) {
    return run.manifest().map(RunText::circumstances).orElseGet(() -> List.of("no run.json"));
  }

  private static List<String> circumstances(RunManifest manifest) {
    List<String> parts = new ArrayList<>();
    manifest.workload().ifPresent(workload -> parts.add("workload " + workload));
    RunManifest.Target target = manifest.target();
    parts.add("target " + target.environment() + " " + target.baseUrl());
    parts.add("SLO " + manifest.sloEnvironment());
    parts.add("pace ×" + Numbers.decimal(manifest.pace(), 3));
    if (manifest.shard().count() > 1) {
      RunManifest.ShardOf shard = manifest.shard();
      parts.add("shard " + (shard.index() + 1) + " of " + shard.count());
    }
    return parts;
  }

  /** Whether the verdict leaves the build green, and what it is not. */
  static String standing(JudgedRun run) {
    List<String> parts = new ArrayList<>();
    parts.add(run.verdict().accepted() ? "accepted" : "not accepted");
    parts.addAll(run.verdict().caveats());
    return String.join(" · ", parts);
  }

  /** Each kind of noise with its share of all requests, steady and whole. */
  static List<String> noise(RunMeasures measures) {
    return Arrays.stream(Outcome.values())
        .filter(Outcome::isNoise)
        .map(
            outcome ->
                outcome.text()
                    + " "
                    + inSpans(measures, tally -> Numbers.ratio(tally.of(outcome), tally.all())))
        .toList();
  }

  /** True errors as a share of the valid requests, by outcome, steady and whole. */
  static String trueErrors(RunMeasures measures) {
    return inSpans(measures, RunText::trueErrors);
  }

  private static String trueErrors(Tally tally) {
    String share = Numbers.ratio(tally.trueErrors(), tally.valid());
    String kinds = outcomes(tally, Outcome::isTrueError);
    return kinds.isEmpty() ? share : share + " (" + kinds + ")";
  }

  /** The outcomes that happened, each with its count, for example {@code network 2, timeout 1}. */
  static String outcomes(Tally tally, Predicate<Outcome> wanted) {
    return Arrays.stream(Outcome.values())
        .filter(wanted)
        .filter(outcome -> tally.of(outcome) > 0)
        .map(outcome -> outcome.text() + " " + Numbers.count(tally.of(outcome)))
        .collect(Collectors.joining(", "));
  }

  private static String inSpans(RunMeasures measures, Function<Tally, String> text) {
    String whole = text.apply(all(measures.whole()).tally()) + " whole run";
    return measures
        .steady()
        .map(steady -> text.apply(all(steady).tally()) + " steady, " + whole)
        .orElse(whole);
  }

  /** Virtual users against the plan. */
  static String users(JudgedRun run, RunMeasures measures) {
    Optional<Planned> planned = run.manifest().map(RunManifest::planned);
    Users users = measures.users();
    return Numbers.count(users.started())
        + " started"
        + ofPlan(planned.map(Planned::users))
        + ", "
        + Numbers.count(users.ended())
        + " ended; at once "
        + atOnce(users.active())
        + ofPlan(planned.map(Planned::peakUsers));
  }

  /** Games running at once against the plan, and how many began to run. */
  static String games(JudgedRun run, RunMeasures measures) {
    String began = Numbers.count(measures.gamesWhole().started());
    return "running at once "
        + atOnce(judged(measures).games())
        + ofPlan(run.manifest().map(manifest -> manifest.planned().games()))
        + "; began: "
        + measures
            .gamesSteady()
            .map(games -> Numbers.count(games.started()) + " in the steady window, ")
            .orElse("")
        + began
        + " in the whole run";
  }

  /** Occupied seats against the plan, humans and AIs apart. */
  static String players(JudgedRun run, RunMeasures measures) {
    Games games = judged(measures);
    return "seated at once "
        + atOnce(games.players())
        + ofPlan(run.manifest().map(manifest -> manifest.planned().players()))
        + "; humans "
        + atOnce(games.humans())
        + ", AIs "
        + atOnce(games.ais());
  }

  private static Games judged(RunMeasures measures) {
    return measures.gamesSteady().orElse(measures.gamesWhole());
  }

  private static String ofPlan(Optional<Integer> planned) {
    return planned.map(number -> ", " + Numbers.count(number) + " planned").orElse("");
  }

  private static String atOnce(Concurrency concurrency) {
    return "p5 "
        + Numbers.decimal(concurrency.percentile5(), 1)
        + " ("
        + Numbers.count(concurrency.min())
        + " to "
        + Numbers.count(concurrency.max())
        + ")";
  }

  /** What got worse with time, by how much an hour; empty for a run that is no soak. */
  static Optional<String> drift(Verdict verdict) {
    String drifts =
        verdict.objectives().stream()
            .filter(objective -> objective.unit().endsWith("/h"))
            .filter(objective -> objective.status() != ObjectiveStatus.NOT_APPLICABLE)
            .map(RunText::drift)
            .collect(Collectors.joining(" · "));
    return drifts.isEmpty() ? Optional.empty() : Optional.of(drifts);
  }

  private static String drift(ObjectiveResult drift) {
    return drift.id().replace("_drift", "")
        + " "
        + drift.status().text()
        + ": "
        + ObjectiveText.value(drift)
        + (drift.note().isEmpty() ? "" : ", " + drift.note());
  }

  /** How the injector fared: a word, then each figure beside its limit. */
  static String injector(InjectorHealth injector) {
    String figures =
        injector.figures().stream().map(InjectorFigure::text).collect(Collectors.joining(" · "));
    return Stream.of(Stream.of(injector.status()), injector.unknown().stream(), Stream.of(figures))
        .flatMap(parts -> parts)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(": "));
  }

  /** All requests of a span, merged. */
  static RequestStats all(Span span) {
    return span.requests(name -> true);
  }

  /**
   * Where to look next: the hints of objectives that gave a reason for the verdict, first those
   * missed, then those unproven; without any such reason, those of all that are missed. A hint that
   * several share stands once.
   */
  static List<String> hints(JudgedRun run) {
    Set<String> reasons = blamed(run.verdict());
    Map<String, List<String>> idsByHint = new LinkedHashMap<>();
    for (ObjectiveStatus status : List.of(ObjectiveStatus.MISSED, ObjectiveStatus.UNPROVEN)) {
      run.verdict().objectives().stream()
          .filter(objective -> objective.status() == status && !objective.triage().isBlank())
          .filter(
              reasons.isEmpty()
                  ? any -> status == ObjectiveStatus.MISSED
                  : objective -> reasons.contains(objective.id()))
          .forEach(
              objective ->
                  idsByHint
                      .computeIfAbsent(objective.triage(), hint -> new ArrayList<>())
                      .add(objective.id()));
    }
    return idsByHint.entrySet().stream()
        .map(hint -> String.join(", ", hint.getValue()) + ": " + hint.getKey())
        .toList();
  }

  /** The objectives behind the verdict; behind reasons for another, when it rests on none. */
  private static Set<String> blamed(Verdict verdict) {
    Set<String> own = blamed(verdict, reason -> reason.kind() == verdict.kind());
    return own.isEmpty() ? blamed(verdict, reason -> true) : own;
  }

  private static Set<String> blamed(Verdict verdict, Predicate<Reason> wanted) {
    return verdict.reasons().stream()
        .filter(wanted)
        .flatMap(reason -> reason.objective().stream())
        .collect(Collectors.toSet());
  }

  /**
   * The requests of the judged span, the most frequent first; then those that only the rest of the
   * run has, marked so.
   */
  static List<RequestRow> requests(RunMeasures measures) {
    List<RequestRow> rows = new ArrayList<>(rows(measures.judged(), name -> true, ""));
    if (measures.steady().isPresent()) {
      Set<String> shown = measures.judged().names();
      rows.addAll(rows(measures.whole(), name -> !shown.contains(name), " (whole run)"));
    }
    return rows;
  }

  private static List<RequestRow> rows(Span span, Predicate<String> wanted, String mark) {
    return span.names().stream()
        .filter(wanted)
        .map(name -> RequestRow.of(name + mark, span.requests(name::equals)))
        .sorted(Comparator.comparingLong(row -> -row.count()))
        .toList();
  }
}
