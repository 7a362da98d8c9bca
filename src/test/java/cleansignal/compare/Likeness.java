package cleansignal.compare;

import cleansignal.compare.Difference.What;
import cleansignal.report.Circumstances;
import cleansignal.report.Circumstances.Injector;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifest.Planned;
import cleansignal.slo.Reason;
import cleansignal.slo.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether runs were made alike, so that what differs in their numbers is the target's doing. */
final class Likeness {

  /** An embedded server takes any free port. */
  private static final String EMBEDDED = "embedded";

  /** What must be the same in all runs. What a run does not tell is not compared. */
  private static final List<Trait> TRAITS =
      List.of(
          plan("scenario", RunManifest::scenario),
          plan("workload", manifest -> manifest.workload().orElse("its own")),
          plan("policy", RunManifest::policy),
          plan("pace", RunManifest::pace),
          plan("steady window", manifest -> span(manifest.planned())),
          plan("planned length", manifest -> manifest.planned().durationMillis() + " ms"),
          plan("users", manifest -> manifest.planned().users()),
          plan("users at once", manifest -> manifest.planned().peakUsers()),
          plan("games", manifest -> manifest.planned().games()),
          plan("players", manifest -> manifest.planned().players()),
          plan("play", manifest -> play(manifest.play().does())),
          plan(
              "socket hold",
              manifest -> manifest.play().holdMillis().map(ms -> ms + " ms").orElse("none")),
          plan("load", manifest -> part(manifest.shard())),
          manifest(What.TARGET, "target", manifest -> manifest.target().environment()),
          manifest(What.TARGET, "address", manifest -> address(manifest.target())),
          new Trait(
              What.TARGET,
              "target version",
              run -> run.circumstances().targetVersion().map(Object::toString)),
          manifest(What.INJECTOR, "suite", manifest -> manifest.versions().suite()),
          manifest(What.INJECTOR, "Gatling", manifest -> manifest.versions().gatling()),
          manifest(What.INJECTOR, "Java", manifest -> feature(manifest.versions().java())),
          machine("processors", Injector::processors),
          machine("largest heap", injector -> injector.maxHeapBytes() / (1 << 20) + " MiB"),
          machine("system", Injector::system));

  private Likeness() {}

  /**
   * @param what the kind of difference that it makes
   * @param label what it is called
   * @param value of a run; empty when the run does not tell
   */
  private record Trait(What what, String label, Function<Candidate, Optional<String>> value) {}

  /**
   * What differs: every run is held against the first that tells the trait.
   *
   * @param waived kinds of differences that are to be shown only
   */
  static List<Difference> differences(List<Candidate> runs, Set<What> waived) {
    List<Difference> found = new ArrayList<>();
    List<Trait> traits = Stream.concat(TRAITS.stream(), settings(runs)).toList();
    for (Trait trait : traits) {
      List<Candidate> telling =
          runs.stream().filter(run -> trait.value().apply(run).isPresent()).toList();
      telling.stream()
          .filter(run -> differ(trait, telling.get(0), run))
          .findFirst()
          .map(other -> text(trait, telling.get(0), other))
          .ifPresent(text -> found.add(difference(trait.what(), text, waived)));
    }
    runs.stream()
        .flatMap(run -> invalid(run).stream())
        .distinct()
        .forEach(text -> found.add(difference(What.EVIDENCE, text, waived)));
    return found;
  }

  /** What is no difference, but should be known. */
  static List<String> notes(List<Candidate> before, List<Candidate> after) {
    List<Candidate> all = Stream.concat(before.stream(), after.stream()).toList();
    List<String> notes = new ArrayList<>();
    before.stream()
        .map(run -> run.id())
        .filter(id -> after.stream().anyMatch(run -> run.id().equals(id)))
        .distinct()
        .forEach(id -> notes.add("on both sides: " + id));
    List<String> commits =
        all.stream().map(run -> run.manifest().versions().gitCommit()).distinct().toList();
    if (commits.size() > 1) {
      notes.add("made with several commits of the suite: " + String.join(", ", commits));
    }
    if (all.stream().anyMatch(run -> run.circumstances().targetVersion().isEmpty())) {
      notes.add("the target's version is not known of every run: not compared");
    }
    if (all.stream().anyMatch(run -> run.circumstances().injector().isEmpty())) {
      notes.add("the injector's machine is not known of every run: not compared");
    }
    if (before.size() == 1 && after.size() == 1) {
      notes.add(
          "one run a side: what differs are these two runs; what differs between two versions is"
              + " seen in several runs of each");
    }
    return notes;
  }

  private static boolean differ(Trait trait, Candidate one, Candidate other) {
    return !trait.value().apply(one).equals(trait.value().apply(other));
  }

  private static String text(Trait trait, Candidate one, Candidate other) {
    return trait.label()
        + " "
        + trait.value().apply(one).orElseThrow()
        + " in "
        + one.id()
        + ", "
        + trait.value().apply(other).orElseThrow()
        + " in "
        + other.id();
  }

  private static Optional<String> invalid(Candidate run) {
    if (run.judged().verdict().kind() != VerdictKind.INVALID) {
      return Optional.empty();
    }
    String why = run.judged().verdict().reasons().stream().findFirst().map(Reason::text).orElse("");
    return Optional.of(run.id() + " is INVALID: " + why);
  }

  private static Difference difference(What what, String text, Set<What> waived) {
    return new Difference(what, text, waived.contains(what));
  }

  private static Trait plan(String label, Function<RunManifest, Object> value) {
    return manifest(What.PLAN, label, value);
  }

  private static Trait manifest(What what, String label, Function<RunManifest, Object> value) {
    return new Trait(what, label, run -> Optional.of(value.apply(run.manifest()).toString()));
  }

  /** Each setting that any of them tells; the others did not make use of it. */
  private static Stream<Trait> settings(List<Candidate> runs) {
    return runs.stream()
        .flatMap(run -> run.manifest().settings().keySet().stream())
        .distinct()
        .sorted()
        .map(key -> plan(key, manifest -> manifest.settings().getOrDefault(key, "not used")));
  }

  private static Trait machine(String label, Function<Injector, Object> value) {
    return new Trait(
        What.INJECTOR, label, run -> of(run.circumstances()).map(value).map(Object::toString));
  }

  private static Optional<Injector> of(Circumstances circumstances) {
    return circumstances.injector();
  }

  private static String span(Planned planned) {
    return planned
        .steady()
        .map(span -> span.startMillis() + " to " + span.endMillis() + " ms")
        .orElse("none");
  }

  private static String play(List<String> does) {
    return does.isEmpty() ? "none" : String.join(" ", does);
  }

  private static String part(RunManifest.ShardOf shard) {
    return shard.count() == 1
        ? "all of it"
        : "part " + (shard.index() + 1) + " of " + shard.count();
  }

  private static String address(RunManifest.Target target) {
    return target.environment().equals(EMBEDDED) ? EMBEDDED : target.baseUrl();
  }

  /** {@code 17.0.1+12} is Java 17. */
  private static String feature(String version) {
    return version.split("[.+-]", 2)[0];
  }
}
