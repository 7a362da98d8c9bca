package cleansignal.simulation;

import cleansignal.report.RunFolder;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogVisitor;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs that can't be judged, or not as far as they are asked to be. */
final class EvidenceTruths {

  private static final Path SLO = Path.of("slo");
  private static final String RATE = "true_error_rate";

  /** Since the start of the load; the steady window of {@link TruthBase#GAMES} is 6.3 to 12 s. */
  private static final Duration IN_THE_WINDOW = Duration.ofSeconds(8);

  private EvidenceTruths() {}

  /** The rows. */
  static List<KnownTruth> rows() {
    return List.of(
        KnownTruth.of(
                "log-truncated",
                TruthBase.GAMES,
                "The clean run's log ends in the middle of a record, at two thirds of its length.")
            .judgedAfter(
                folder -> {
                  cut(folder, wholeRecords(folder) - 1);
                  return List.of();
                })
            .expect(ExpectedVerdict.of("INVALID").because("the log is truncated behind byte \\d+")),
        KnownTruth.of(
                "log-cut-short",
                TruthBase.GAMES,
                "It ends at the same place, but between two records: whole, and too early.")
            .judgedAfter(
                folder -> {
                  cut(folder, wholeRecords(folder));
                  return List.of();
                })
            .expect(ExpectedVerdict.of("INVALID").because("cut short")),
        KnownTruth.of(
                "log-of-another-version",
                TruthBase.GAMES,
                "The version in the clean run's log is another one.")
            .judgedAfter(
                folder -> {
                  overwrite(folder, LogReader.GATLING_VERSION, "3.10.9");
                  return List.of();
                })
            .expect(ExpectedVerdict.of("INVALID").because("3\\.10\\.9").unreadable()),
        KnownTruth.of(
                "killed-injector",
                TruthBase.GAMES,
                "The injector is killed 8 s after the start of its load; what it wrote is judged.")
            .struckBy(
                (live, admin) -> {
                  live.awaitTime(admin, IN_THE_WINDOW);
                  live.fork().process().destroyForcibly();
                })
            .judgedAfter(folder -> List.of())
            .expect(
                ExpectedVerdict.of("INVALID")
                    .because("(the log is truncated behind byte \\d+|cut short)")),
        KnownTruth.of(
                "starved-injector",
                TruthBase.GAMES,
                "The injector is stopped for 150 ms of every 300 ms from 5 s on, and the target is at"
                    + " ease.")
            .struckBy(
                (live, admin) -> {
                  live.awaitTime(admin, Duration.ofSeconds(5));
                  DutyCycle.starve(live.fork().process(), Duration.ofSeconds(12));
                })
            .expect(ExpectedVerdict.of("INVALID").because("injector saturated: timer lag")),
        KnownTruth.of("mistaken-script", TruthBase.MISTAKEN, "Three requests that can't be made.")
            .expect(ExpectedVerdict.of("INVALID").because("3 script errors")),
        KnownTruth.of(
                "users-inside",
                TruthBase.GAMES,
                "The clean run's 75 users, of 78 that its run.json is made to plan: 96 %, inside 95"
                    + " %.")
            .judgedAfter(folder -> planning(folder, 78))
            .expect(ExpectedVerdict.of("PASS")),
        KnownTruth.of(
                "users-outside",
                TruthBase.GAMES,
                "The same of 80: 94 %, and no true error to account for the others.")
            .judgedAfter(folder -> planning(folder, 80))
            .expect(
                ExpectedVerdict.of("INVALID")
                    .because("75 of 80 planned virtual users started, 95 % are needed")),
        KnownTruth.of(
                "too-few-samples",
                TruthBase.GAMES,
                "The clean run, judged by a limit of 0.05 % for true errors: without any it takes"
                    + " 5,990 requests to prove that, and the window holds 2,800.")
            .judgedAfter(folder -> List.of("--slo", asking(folder, 0.05).toString()))
            .expect(
                ExpectedVerdict.of("INCONCLUSIVE")
                    .blaming(RATE)
                    .because("true_error_rate .* at least 5990 are needed")),
        KnownTruth.of(
                "enough-samples", TruthBase.GAMES, "The same by a limit of 0.3 %: it takes 998.")
            .judgedAfter(folder -> List.of("--slo", asking(folder, 0.3).toString()))
            .expect(ExpectedVerdict.of("PASS").met(RATE)));
  }

  /** Where the last record ends that is whole in two thirds of the log. */
  private static long wholeRecords(RunFolder folder) throws IOException {
    byte[] log = Files.readAllBytes(folder.simulationLog());
    byte[] part = Arrays.copyOf(log, log.length * 2 / 3);
    return LogReader.read(new ByteArrayInputStream(part), new LogVisitor() {}).bytes();
  }

  private static void cut(RunFolder folder, long bytes) throws IOException {
    byte[] log = Files.readAllBytes(folder.simulationLog());
    Files.write(folder.simulationLog(), Arrays.copyOf(log, Math.toIntExact(bytes)));
  }

  private static void overwrite(RunFolder folder, String there, String instead) throws IOException {
    // Every byte is a character of its own here.
    String log = Files.readString(folder.simulationLog(), StandardCharsets.ISO_8859_1);
    Files.writeString(
        folder.simulationLog(), log.replace(there, instead), StandardCharsets.ISO_8859_1);
  }

  private static List<String> planning(RunFolder folder, int users) throws IOException {
    RunManifest made = RunManifests.read(folder.manifest());
    RunManifest.Planned plan = made.planned();
    RunManifests.write(
        folder.manifest(),
        new RunManifest(
            made.schema(),
            made.scenario(),
            made.policy(),
            made.workload(),
            made.target(),
            made.sloEnvironment(),
            made.pace(),
            new RunManifest.Planned(
                plan.durationMillis(),
                plan.steady(),
                users,
                plan.peakUsers(),
                plan.games(),
                plan.players(),
                plan.steadyRequests()),
            made.play(),
            made.settings(),
            made.accept(),
            made.preflightSkipped(),
            made.seed(),
            made.shard(),
            made.versions()));
    return List.of();
  }

  /** The SLO files with another limit for true errors on staging. */
  private static Path asking(RunFolder folder, double percent) throws IOException {
    Path copy = folder.path().resolveSibling("slo");
    try (Stream<Path> files = Files.walk(SLO)) {
      for (Path file : files.sorted().toList()) {
        Path target = copy.resolve(SLO.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    Path limits = copy.resolve("staging.json");
    String text = Files.readString(limits);
    Files.writeString(
        limits,
        text.replaceFirst("(\"true_error_rate\": \\{\\s*\"limit\": )[0-9.]+", "$1" + percent));
    return copy;
  }
}
