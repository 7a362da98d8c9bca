package cleansignal.report;

import static cleansignal.slo.ObjectiveStatus.MET;
import static cleansignal.slo.ObjectiveStatus.MISSED;
import static cleansignal.slo.ObjectiveStatus.UNPROVEN;
import static cleansignal.slo.Priority.HIGH;
import static cleansignal.slo.Priority.MEDIUM;

import cleansignal.measure.Availability;
import cleansignal.measure.Concurrency;
import cleansignal.measure.Games;
import cleansignal.measure.ProbeHistory;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Sockets;
import cleansignal.measure.Users;
import cleansignal.measure.Window;
import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import cleansignal.report.ListedSpan.Sample;
import cleansignal.runlog.LogEnd;
import cleansignal.runlog.RunHeader;
import cleansignal.runlog.RunManifest;
import cleansignal.slo.Climb;
import cleansignal.slo.LevelResult;
import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveResult.Share;
import cleansignal.slo.ObjectiveStatus;
import cleansignal.slo.Reason;
import cleansignal.slo.Verdict;
import cleansignal.slo.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judged runs of every kind, for tests; the golden files show how each reads. */
final class SampleRuns {
  /** Name of each sample's folder of golden files. */
  static final String PASS = "pass";

  static final String FAIL_500 = "fail-500";
  static final String INVALID_429 = "invalid-429";
  static final String INCONCLUSIVE = "inconclusive";
  static final String TRUNCATED = "truncated";
  static final String UNREADABLE = "unreadable";
  static final String HOSTILE = "hostile";
  static final String CLIMB = "climb";

  private static final String SLO_DIGEST = "0123456789abcdef".repeat(4);
  private static final String AI_TURN = "ai turn";
  private static final String ID = "baseline-20250102030405678";
  private static final String POLL = "GET /api/games/:id";
  private static final String CREATE = "POST /api/games";
  private static final String LOGIN = "POST /api/auth/login";
  private static final List<String> PACED = List.of("paced ×10: not a release gate");

  private SampleRuns() {}

  /** All samples by name. */
  static Map<String, JudgedRun> all() {
    Map<String, JudgedRun> runs = new TreeMap<>();
    runs.put(PASS, pass());
    runs.put(FAIL_500, fail500());
    runs.put(INVALID_429, invalid429());
    runs.put(INCONCLUSIVE, inconclusive());
    runs.put(TRUNCATED, truncated());
    runs.put(UNREADABLE, unreadable());
    runs.put(HOSTILE, hostile());
    runs.put(CLIMB, climb());
    return runs;
  }

  /** The run with errors, as if it had climbed until they came. */
  static JudgedRun climb() {
    JudgedRun run = fail500();
    LevelResult met =
        new LevelResult(
            22,
            new Window(5_000, 12_000),
            LevelResult.Standing.MET,
            List.of(),
            List.of(),
            new LevelResult.Measured(41.25, 7.5, 280, 24.5, 44, 46, 289, 0));
    LevelResult unproven =
        new LevelResult(
            44,
            new Window(15_000, 24_000),
            LevelResult.Standing.UNPROVEN,
            List.of("move_success: 240 samples, 299 are needed"),
            List.of(),
            new LevelResult.Measured(79, 14.1, 700, 25.1, 46, 51, 711, 0));
    LevelResult missed =
        new LevelResult(
            66,
            new Window(25_500, 54_000),
            LevelResult.Standing.MISSED,
            List.of(
                "true_error_rate 2.022 % (69 / 3412), limit <= 0.5 % [staging]",
                "error_rate_5xx 2.022 % (69 / 3412), limit <= 1 % [staging]"),
            List.of("true_error_rate", "error_rate_5xx"),
            new LevelResult.Measured(117.3, 19.8, 3_343, 61.9, 112, 180, 3_412, 69));
    LevelResult unreached =
        new LevelResult(
            88,
            new Window(55_000, 70_000),
            LevelResult.Standing.NOT_REACHED,
            List.of("the run ended at 57 s, the level at 70 s"),
            List.of(),
            LevelResult.Measured.NONE);
    return new JudgedRun(
        run.id(),
        run.manifest(),
        run.measures(),
        run.verdict(),
        run.failures(),
        Optional.of(new Climb(List.of(met, unproven, missed, unreached))));
  }

  /** A paced baseline run with nothing to complain about. */
  static JudgedRun pass() {
    List<ObjectiveResult> objectives =
        objectives(MET, new Share(4, 3_412, 0.0004, 0.002681, 1), MET, MET);
    Verdict verdict =
        new Verdict(
            VerdictKind.PASS,
            List.of(),
            List.of("auth_expired_rate over the whole run: 2 / 3,508"),
            PACED,
            objectives,
            true,
            SampleInjectors.FINE,
            Optional.of(SLO_DIGEST));
    return new JudgedRun(
        ID,
        Optional.of(manifest()),
        Optional.of(measures(failures(Outcome.SERVER_ERROR, 4), false)),
        verdict,
        List.of(
            new Failure(
                21_004,
                POLL,
                new Classified(Outcome.SERVER_ERROR, 500),
                "outcome, found server-error 500")));
  }

  /** Two of a hundred requests answered with a 500. */
  static JudgedRun fail500() {
    List<ObjectiveResult> objectives =
        objectives(MISSED, new Share(69, 3_412, 0.0164, 0.0247, 1.1), MET, MET);
    Verdict verdict =
        new Verdict(
            VerdictKind.FAIL,
            List.of(
                reason(VerdictKind.FAIL, "true_error_rate", "2.02 % (69 / 3,412) > 0.5 %"),
                reason(VerdictKind.FAIL, "error_rate_5xx", "2.02 % (69 / 3,412) > 1 %")),
            List.of(),
            PACED,
            objectives,
            false,
            SampleInjectors.FINE,
            Optional.of(SLO_DIGEST));
    return new JudgedRun(
        ID,
        Optional.of(manifest()),
        Optional.of(measures(failures(Outcome.SERVER_ERROR, 69), false)),
        verdict,
        List.of(
            new Failure(
                21_004,
                POLL,
                new Classified(Outcome.SERVER_ERROR, 500),
                "outcome, found server-error 500"),
            new Failure(
                21_317, CREATE, new Classified(Outcome.NETWORK, 0), "j.i.IOException: reset")));
  }

  /** The target's limiter answered a part of the load. */
  static JudgedRun invalid429() {
    List<ObjectiveResult> objectives =
        objectives(MET, new Share(0, 2_900, 0, 0.001033, 1), MET, UNPROVEN);
    Verdict verdict =
        new Verdict(
            VerdictKind.INVALID,
            List.of(
                reason(
                    VerdictKind.INVALID,
                    "rate_limited_rate",
                    "rate-limited 15.0 % (512 / 3,412) > 0.1 %"),
                reason(
                    VerdictKind.INCONCLUSIVE,
                    "concurrent_games",
                    "unproven: noise is over its budget")),
            List.of(),
            PACED,
            objectives,
            false);
    return new JudgedRun(
        ID,
        Optional.of(manifest()),
        Optional.of(measures(failures(Outcome.RATE_LIMITED, 512), false)),
        verdict,
        List.of());
  }

  /** Too few logins to tell. */
  static JudgedRun inconclusive() {
    List<ObjectiveResult> objectives =
        objectives(MET, new Share(0, 3_412, 0, 0.000878, 1), UNPROVEN, MET);
    Verdict verdict =
        new Verdict(
            VerdictKind.INCONCLUSIVE,
            List.of(
                reason(
                    VerdictKind.INCONCLUSIVE,
                    "login_latency_p95",
                    "unproven: 21 samples, needs 59")),
            List.of(),
            List.of(),
            objectives,
            false);
    return new JudgedRun(
        ID, Optional.of(manifest()), Optional.of(measures(List.of(), false)), verdict, List.of());
  }

  /** The log ends within a record. */
  static JudgedRun truncated() {
    Verdict verdict =
        new Verdict(
            VerdictKind.INVALID,
            List.of(
                new Reason(
                    VerdictKind.INVALID,
                    Optional.empty(),
                    "simulation.log is truncated behind byte 81,231")),
            List.of(),
            PACED,
            objectives(UNPROVEN, new Share(0, 3_412, 0, 0.000878, 1), UNPROVEN, UNPROVEN),
            false,
            SampleInjectors.SATURATED,
            Optional.of(SLO_DIGEST));
    return new JudgedRun(
        ID, Optional.of(manifest()), Optional.of(measures(List.of(), true)), verdict, List.of());
  }

  /** The log is empty. */
  static JudgedRun unreadable() {
    Verdict verdict =
        new Verdict(
            VerdictKind.INVALID,
            List.of(new Reason(VerdictKind.INVALID, Optional.empty(), "simulation.log is empty")),
            List.of(),
            PACED,
            List.of(),
            false);
    return new JudgedRun(ID, Optional.of(manifest()), Optional.empty(), verdict, List.of());
  }

  /** Names and messages that try to break out of every form, in a bare log. */
  static JudgedRun hostile() {
    String name = "GET |a| ]]> <b>&amp; `c` *d* _e_ \u0000\u001b[31m\n\"f\" \ud800 ☃ \u2028 ~g";
    List<Sample> samples = List.of(new Sample(name, 7, Outcome.CONTRACT, false));
    RunMeasures plain = measures(List.of(), false);
    RunMeasures measures =
        new RunMeasures(
            new RunHeader("3.15.1", "x.Hostile]]>", 1_735_787_045_678L, name, List.of("s")),
            plain.end(),
            0,
            new ListedSpan(new Window(0, 60_000), samples),
            Optional.empty(),
            plain.availability(),
            Optional.empty(),
            plain.gamesWhole(),
            plain.users(),
            plain.probe(),
            Map.of(name, 3L));
    Verdict verdict =
        new Verdict(
            VerdictKind.FAIL,
            List.of(reason(VerdictKind.FAIL, "contract_failures", "contract in " + name)),
            List.of("script error: " + name),
            List.of("not a named run"),
            List.of(SampleObjectives.level("contract_failures", MISSED, 1, "=", 0, "count")),
            false);
    return new JudgedRun(
        "simulation.log",
        Optional.empty(),
        Optional.of(measures),
        verdict,
        List.of(new Failure(5, name, new Classified(Outcome.CONTRACT, 418), name)));
  }

  private static Reason reason(VerdictKind kind, String objective, String text) {
    return new Reason(kind, Optional.of(objective), objective + ": " + text);
  }

  private static List<ObjectiveResult> objectives(
      ObjectiveStatus errors, Share errorShare, ObjectiveStatus login, ObjectiveStatus games) {
    Share fast = new Share(0, 3_343, 0, 0.000896, 1.2);
    Share logins =
        login == UNPROVEN ? new Share(0, 21, 0, 0.1329, 1) : new Share(1, 66, 0, 0.07, 1);
    return List.of(
        SampleObjectives.availability(30, 30, MET),
        SampleObjectives.rate("true_error_rate", errors, 0.5, 598, errorShare),
        SampleObjectives.rate("error_rate_5xx", errors, 1, 299, errorShare),
        SampleObjectives.level("contract_failures", MET, 0, "=", 0, "count"),
        SampleObjectives.level("lifecycle_mismatches", MET, 0, "=", 0, "count"),
        SampleObjectives.latency("api_latency_p95", HIGH, MET, 46, 800, fast),
        SampleObjectives.coverage("api_latency_p95_coverage", MET, errors == MISSED ? 25 : 30),
        SampleObjectives.latency("api_latency_p99", MEDIUM, MET, 51, 2_000, fast),
        SampleObjectives.latency("login_latency_p95", HIGH, login, 154, 750, logins),
        SampleObjectives.latency("login_latency_p99", MEDIUM, login, 155, 1_200, logins),
        SampleObjectives.latency("game_state_p95", HIGH, MET, 44, 400, fast),
        SampleObjectives.latency("game_state_p99", MEDIUM, MET, 46, 800, fast),
        SampleObjectives.level("concurrent_games", games, 20, ">=", 20, "games"),
        SampleObjectives.level("concurrent_players", games, 60, ">=", 60, "players"),
        SampleObjectives.notApplicable("move_latency_p95", "no moves over HTTP"),
        SampleObjectives.notApplicable("ws_connect_p95", "no sockets in this scenario"));
  }

  private static List<Sample> failures(Outcome outcome, int count) {
    return ListedSpan.failed(POLL, count, outcome);
  }

  private static RunManifest manifest() {
    return new RunManifest(
        1,
        "baseline",
        "baseline",
        Optional.empty(),
        new RunManifest.Target("embedded", "http://127.0.0.1:8080"),
        "staging",
        10,
        new RunManifest.Planned(
            60_000, Optional.of(new RunManifest.Span(25_500, 54_000)), 66, 66, 22, 66, 3_135),
        RunManifest.Play.NONE,
        Map.of(),
        List.of("PASS"),
        false,
        42,
        new RunManifest.ShardOf(0, 1),
        new RunManifest.Versions("0.1.0", "0123abc", "3.15.1", "17.0.1"));
  }

  private static RunMeasures measures(List<Sample> failures, boolean truncated) {
    List<Sample> steady = new ArrayList<>(failures);
    steady.addAll(ListedSpan.ok(POLL, 3_412 - 72 - failures.size(), 2));
    steady.addAll(ListedSpan.ok(CREATE, 22, 12));
    steady.addAll(ListedSpan.ok("POST /api/games/:id/join", 50, 8));
    List<Sample> whole = new ArrayList<>(steady);
    whole.addAll(ListedSpan.ok(LOGIN, 66, 105));
    whole.addAll(ListedSpan.ok("POST /api/auth/refresh", 30, 5));
    return new RunMeasures(
        new RunHeader(
            "3.15.1",
            "cleansignal.simulation.Baseline",
            1_735_787_045_678L,
            "",
            List.of("concurrent-games", "probe")),
        new LogEnd(7_310, 81_231, 61_080, truncated, 17),
        104,
        new ListedSpan(new Window(0, 60_976), whole),
        Optional.of(new ListedSpan(new Window(25_500, 54_000), steady)),
        new ListedSpan(new Window(0, 60_976), ListedSpan.ok(AI_TURN, 131, 9)),
        Optional.of(new ListedSpan(new Window(25_500, 54_000), ListedSpan.ok(AI_TURN, 62, 9))),
        new Availability(30, 30),
        Optional.of(games(0, Map.of())),
        games(22, Map.of("lifetime", 4L, "plan-end", 18L)),
        Optional.of(new Sockets(new Concurrency(20, 20, 20, 20), 0, Map.of())),
        new Sockets(new Concurrency(0, 14.5, 0, 20), 20, Map.of("plan", 19L, "1006", 1L)),
        new Users(66, truncated ? 0 : 66, new Concurrency(66, 66, 66, 66)),
        new ProbeHistory(60, 0, Optional.empty()),
        Map.of());
  }

  private static Games games(long began, Map<String, Long> ended) {
    return new Games(
        new Concurrency(20, 21.25, 19, 22),
        new Concurrency(60, 63.75, 57, 66),
        new Concurrency(60, 63.75, 57, 66),
        new Concurrency(0, 0, 0, 0),
        began,
        ended);
  }
}
