package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import cleansignal.runlog.AppendedRecord;
import cleansignal.runlog.LogAppender;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogSource;
import cleansignal.runlog.Logs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurerTest {

  /** Messages of these logs are {@code <outcome> <status>}. */
  private static final MeasureSettings SETTINGS =
      MeasureSettings.conventional(MeasurerTest::classify);

  private static final MeasureSettings SETTINGS_OF_CAPTURED =
      MeasureSettings.conventional(
          (ok, message) -> new Classified(ok ? Outcome.OK : Outcome.CONTRACT, ok ? 200 : 404));

  private static Classified classify(boolean ok, String message) {
    if (ok) {
      return new Classified(Outcome.OK, 200);
    }
    String[] parts = message.split(" ");
    return new Classified(Outcome.ofText(parts[0]).orElseThrow(), Integer.parseInt(parts[1]));
  }

  private static RunMeasures measure(LogSource log, Window steady) throws IOException {
    return Measurer.measure(log, SETTINGS.withSteady(Optional.of(steady)));
  }

  private static RunMeasures measure(LogSource log) throws IOException {
    return Measurer.measure(log, SETTINGS);
  }

  @Test
  void countsByHandOfASmallRun() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("players", "~probe"),
            w -> {
              w.user(1, true, 100);
              w.user(0, true, 1_000); // time zero
              w.request("~GET /health", 900, 903, true, "");
              w.request("GET a", 1_000, 1_010, true, "");
              w.request("GET a", 2_000, 2_030, true, "");
              w.request("GET b", 2_500, 2_600, false, "unavailable 503");
              w.request("GET a", 2_999, 3_020, true, "");
              w.request("GET a", 3_000, 3_500, false, "rate-limited 429");
              w.request("~send", 3_000, 3_000, true, "");
              w.user(0, false, 4_000);
              w.request("SLO api_latency_p95 < 800 ms [staging]", 4_000, 4_000, true, "");
              w.request("clean-signal verdict", 4_000, 4_000, false, "FAIL");
            });

    RunMeasures measures = measure(log, new Window(1_000, 2_000));

    assertThat(measures.timeZeroMillis()).isEqualTo(1_000);
    assertThat(measures.whole().window()).isEqualTo(new Window(0, 3_001));
    assertThat(measures.whole().names()).containsExactly("GET a", "GET b");
    RequestStats whole = measures.whole().requests(name -> true);
    assertThat(whole.tally())
        .isEqualTo(
            new Tally(
                Map.of(Outcome.OK, 3L, Outcome.UNAVAILABLE, 1L, Outcome.RATE_LIMITED, 1L), 1));
    assertThat(whole.ok().count()).isEqualTo(3);
    assertThat(whole.ok().sumMillis()).isEqualTo(10 + 30 + 21);
    assertThat(whole.all().maxMillis()).isEqualTo(500);
    assertThat(whole.all().sumMillis()).isEqualTo(10 + 30 + 100 + 21 + 500);

    assertThat(measures.judged()).isSameAs(measures.steady().orElseThrow());
    RequestStats steady = measures.judged().requests(name -> name.equals("GET a"));
    assertThat(steady.tally()).isEqualTo(new Tally(Map.of(Outcome.OK, 2L), 0));
    assertThat(steady.ok().minMillis()).isEqualTo(21);
    assertThat(steady.ok().percentileMillis(50)).isEqualTo(21);
    assertThat(steady.ok().percentileMillis(95)).isEqualTo(30);

    assertThat(measures.users().started()).isEqualTo(1);
    assertThat(measures.users().ended()).isEqualTo(1);
    assertThat(measures.probe()).isEqualTo(new ProbeHistory(1, 0, Optional.empty()));
    assertThat(measures.scriptErrors()).isEmpty();
    // one whole second, [1000, 2000) behind time zero: 30 ms, the 503 and 21 ms fall into it
    assertThat(measures.availability()).isEqualTo(new Availability(1, 1));
  }

  @Test
  void aLogWithAHeaderOnlyHasNoFigures() throws IOException {
    RunMeasures measures = measure(Logs.source(Logs.header("players"), w -> {}));

    assertThat(measures.whole().window()).isEqualTo(new Window(0, 0));
    assertThat(measures.whole().names()).isEmpty();
    RequestStats none = measures.whole().requests(name -> true);
    assertThat(none.tally()).isEqualTo(Tally.NONE);
    assertThat(none.ok().count()).isZero();
    assertThat(none.ok().percentileMillis(95)).isZero();
    assertThat(none.slices()).hasSize(30);
    assertThat(measures.users().active()).isEqualTo(new Concurrency(0, 0, 0, 0));
    assertThat(measures.gamesWhole().games()).isEqualTo(new Concurrency(0, 0, 0, 0));
    assertThat(measures.gamesSteady()).isEmpty();
    assertThat(measures.availability()).isEqualTo(new Availability(0, 0));
  }

  @Test
  void requestsOfALogWithoutUsersCountFromTheRunsStart() throws IOException {
    RunMeasures measures =
        measure(Logs.source(Logs.header(), w -> w.request("a", 400, 500, true, "")));

    assertThat(measures.timeZeroMillis()).isZero();
    assertThat(measures.whole().window()).isEqualTo(new Window(0, 501));
    assertThat(measures.whole().requests(name -> true).tally().all()).isEqualTo(1);
    assertThat(measures.users()).isEqualTo(new Users(0, 0, new Concurrency(0, 0, 0, 0)));
  }

  @Test
  void aLogWithoutRequests() throws IOException {
    RunMeasures measures =
        measure(
            Logs.source(
                Logs.header("s"),
                w -> {
                  w.user(0, true, 100);
                  w.user(0, true, 150);
                  w.user(0, false, 199);
                }),
            new Window(10, 60));

    assertThat(measures.whole().window()).isEqualTo(new Window(0, 100));
    assertThat(measures.whole().names()).isEmpty();
    assertThat(measures.users().started()).isEqualTo(2);
    assertThat(measures.users().ended()).isEqualTo(1);
    assertThat(measures.users().active()).isEqualTo(new Concurrency(1, 1.2, 1, 2));
  }

  @Test
  void probesAreNoUsersAndDoNotSetTimeZero() throws IOException {
    RunMeasures measures =
        measure(
            Logs.source(
                Logs.header("~probe", "players"),
                w -> {
                  w.user(0, true, 10);
                  w.user(1, true, 30);
                  w.user(1, false, 40);
                  w.user(0, false, 49);
                }));

    assertThat(measures.timeZeroMillis()).isEqualTo(30);
    assertThat(measures.whole().window()).isEqualTo(new Window(0, 20));
    assertThat(measures.users()).isEqualTo(new Users(1, 1, new Concurrency(0, 0.5, 0, 1)));
  }

  @Test
  void aUsersEndIsNoTimeZero() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              w.user(0, false, 5);
              w.user(0, true, 9);
            });

    assertThat(measure(log).timeZeroMillis()).isEqualTo(9);
  }

  @Test
  void noRequestDropsOutOfTheTotalsEvenBeforeTimeZero() throws IOException {
    RunMeasures measures =
        measure(
            Logs.source(
                Logs.header("s"),
                w -> {
                  w.request("early", 40, 50, true, "");
                  w.user(0, true, 100);
                  w.request("late", 199, 199, true, "");
                }));

    assertThat(measures.whole().window()).isEqualTo(new Window(-60, 100));
    assertThat(measures.whole().requests(name -> true).tally().all()).isEqualTo(2);
  }

  @Test
  void aRequestBelongsToTheWindowInWhichItStarts() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              w.user(0, true, 0);
              w.request("before", 99, 150, true, "");
              w.request("first", 100, 300, true, "");
              w.request("last", 199, 300, true, "");
              w.request("behind", 200, 300, true, "");
            });

    assertThat(measure(log, new Window(100, 200)).judged().names())
        .containsExactly("first", "last");
  }

  @Test
  void aTruncatedLogIsMeasuredAsFarAsItGoes() throws IOException {
    byte[] log =
        Logs.bytes(
            Logs.header("s"),
            w -> {
              w.user(0, true, 0);
              w.request("a", 10, 20, true, "");
              w.request("a", 30, 40, true, "");
            });

    RunMeasures measures = measure(Logs.source(Arrays.copyOf(log, log.length - 1)));

    assertThat(measures.end().truncated()).isTrue();
    assertThat(measures.whole().window()).isEqualTo(new Window(0, 21));
    assertThat(measures.whole().requests(name -> true).tally().all()).isEqualTo(1);
  }

  @Test
  void aWindowThatTheRunDidNotReachIsEmptyThere() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              w.user(0, true, 0);
              w.request("~game+ 2h+1a", 10, 10, true, "");
              w.request("a", 100, 199, true, "");
            });

    RunMeasures measures = measure(log, new Window(100, 300));

    RequestStats stats = measures.judged().requests(name -> true);
    assertThat(stats.tally().all()).isEqualTo(1);
    assertThat(stats.slices()).hasSize(30);
    assertThat(stats.slices().get(29).tally()).isEqualTo(Tally.NONE);
    assertThat(measures.gamesSteady().orElseThrow().games())
        .isEqualTo(new Concurrency(0, 0.5, 0, 1));
    assertThat(measures.users().active()).isEqualTo(new Concurrency(0, 0.5, 0, 1));
  }

  @Test
  void gamesCountFromTimeZero() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              w.user(0, true, 1_000);
              w.request("~game- 2h+1a over", 1_150, 1_150, true, "");
              w.request("~game+ 2h+1a", 1_050, 1_050, true, "");
              w.request("~game+ 1h+3a", 1_100, 1_100, true, "");
              w.request("a", 1_100, 1_199, true, "");
            });

    RunMeasures measures = measure(log, new Window(100, 200));

    Games steady = measures.gamesSteady().orElseThrow();
    assertThat(steady.games()).isEqualTo(new Concurrency(1, 1.5, 1, 2));
    assertThat(steady.players()).isEqualTo(new Concurrency(4, 5.5, 4, 7));
    assertThat(steady.started()).isEqualTo(1);
    assertThat(steady.ended()).isEqualTo(Map.of("over", 1L));
    assertThat(measures.gamesWhole().started()).isEqualTo(2);
    assertThat(measures.gamesWhole().games()).isEqualTo(new Concurrency(0, 1, 0, 2));
    assertThat(measures.whole().names()).containsExactly("a");
  }

  @Test
  void derivedRecordsAreApartFromRequestsEverywhere() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              w.user(0, true, 1_000);
              w.request("move", 1_000, 1_100, true, "");
              w.request("ai turn", 1_500, 2_500, true, "");
              w.request("decision timeout", 3_500, 33_500, false, "timeout 0");
              w.request("ai turn", 4_100, 4_500, true, "");
              w.request("turn total", 4_999, 5_999, true, "");
              w.request("connection life", 1_000, 34_000, true, "");
            });

    RunMeasures measures = measure(log, new Window(3_000, 4_000));

    assertThat(measures.whole().names()).containsExactly("move");
    assertThat(measures.whole().requests(name -> true).tally())
        .isEqualTo(new Tally(Map.of(Outcome.OK, 1L), 0));
    assertThat(measures.judged().requests(name -> true).tally()).isEqualTo(Tally.NONE);
    // neither an answer nor a request in flight, although a derived record is
    assertThat(measures.availability()).isEqualTo(new Availability(0, 0));

    assertThat(measures.derivedWhole().window()).isEqualTo(measures.whole().window());
    assertThat(measures.derivedWhole().names())
        .containsExactly("ai turn", "connection life", "decision timeout", "turn total");
    RequestStats turns = measures.derivedWhole().requests("ai turn"::equals);
    assertThat(turns.tally()).isEqualTo(new Tally(Map.of(Outcome.OK, 2L), 0));
    assertThat(turns.ok().sumMillis()).isEqualTo(1_400);
    Span steady = measures.derivedSteady().orElseThrow();
    assertThat(steady.window()).isEqualTo(new Window(3_000, 4_000));
    assertThat(steady.requests("ai turn"::equals).ok().maxMillis()).isEqualTo(400);
    assertThat(steady.requests("decision timeout"::equals).tally()).isEqualTo(Tally.NONE);
    assertThat(
            measures
                .derivedWhole()
                .requests("decision timeout"::equals)
                .tally()
                .of(Outcome.TIMEOUT))
        .isEqualTo(1);
  }

  @Test
  void socketsCountFromTimeZero() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              w.user(0, true, 1_000);
              w.request("~socket+", 1_050, 1_050, true, "");
              w.request("~socket- closed", 1_150, 1_150, true, "");
              w.request("~socket+", 1_100, 1_100, true, "");
              w.request("echo", 1_190, 1_199, true, "");
            });

    RunMeasures measures = measure(log, new Window(100, 200));

    assertThat(measures.socketsSteady().orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("levels")
        .isEqualTo(new Sockets(new Concurrency(1, 1.5, 1, 2), 1, Map.of("closed", 1L)));
    assertThat(measures.socketsWhole())
        .usingRecursiveComparison()
        .ignoringFields("levels")
        .isEqualTo(new Sockets(new Concurrency(0, 1, 0, 2), 2, Map.of("closed", 1L)));
    assertThat(measures.whole().names()).containsExactly("echo");
    assertThat(measures.scriptErrors()).isEmpty();
    assertThat(measure(log).socketsSteady()).isEmpty();
    assertThat(measure(log).derivedSteady()).isEmpty();
  }

  @Test
  void endsOfGamesAreToldApartByReasonInTheWindowAndTheRun() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              w.user(0, true, 0);
              for (int i = 0; i < 4; i++) {
                w.request("~game+ 1h+2a", 10, 10, true, "");
              }
              w.request("~game- 1h+2a wedged", 50, 50, true, "");
              w.request("~game- 1h+2a wedged", 150, 150, true, "");
              w.request("~game- 1h+2a ended", 160, 160, true, "");
              w.request("move", 100, 400, true, "");
            });

    RunMeasures measures = measure(log, new Window(100, 200));

    assertThat(measures.gamesSteady().orElseThrow().ended())
        .isEqualTo(Map.of("wedged", 1L, "ended", 1L));
    assertThat(measures.gamesWhole().ended()).isEqualTo(Map.of("wedged", 2L, "ended", 1L));
    assertThat(measures.gamesWhole().started()).isEqualTo(4);
  }

  @Test
  void runOverHttpAloneHasNeitherSocketsNorDerivedRecords() throws IOException {
    RunMeasures full =
        measure(
            Logs.source(
                Logs.header("s"),
                w -> {
                  w.user(0, true, 0);
                  w.request("a", 0, 299, true, "");
                }),
            new Window(100, 200));
    RunMeasures http =
        new RunMeasures(
            full.header(),
            full.end(),
            full.timeZeroMillis(),
            full.whole(),
            full.steady(),
            full.availability(),
            full.gamesSteady(),
            full.gamesWhole(),
            full.users(),
            full.probe(),
            full.scriptErrors());

    assertThat(http.socketsWhole()).isEqualTo(full.socketsWhole()).isEqualTo(Sockets.NONE);
    assertThat(http.socketsSteady()).isEqualTo(full.socketsSteady()).contains(Sockets.NONE);
    assertThat(http.derivedWhole().window()).isEqualTo(new Window(0, 300));
    assertThat(http.derivedSteady().orElseThrow().window()).isEqualTo(new Window(100, 200));
    assertThat(http.derivedWhole().names()).isEmpty();
    assertThat(http.derivedWhole().requests(name -> true).tally()).isEqualTo(Tally.NONE);
  }

  @Test
  void errorRecordsAndUnreadableMarkersAreScriptErrors() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              w.error("a: No attribute named 'x' is defined ", 1);
              w.error("a: No attribute named 'x' is defined ", 2);
              w.request("~game+ two", 3, 3, true, "");
              w.request("~game- 1h+0a over", 4, 4, true, "");
              w.request("~socket+ 1h", 5, 5, true, "");
              w.request("~socket- closed", 6, 6, true, "");
            });

    assertThat(measure(log).scriptErrors())
        .isEqualTo(
            Map.of(
                "a: No attribute named 'x' is defined ", 2L,
                "unreadable game marker: ~game+ two", 1L,
                "a game of 1h+0a ended that was not running", 1L,
                "unreadable socket marker: ~socket+ 1h", 1L,
                "a socket closed that was not open", 1L));
  }

  @Test
  void scriptErrorsBeyondAHundredTextsAreOther() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              for (int i = 0; i < 150; i++) {
                w.error("error " + i, i);
              }
            });

    assertThat(measure(log).scriptErrors()).hasSize(101).containsEntry("other", 50L);
  }

  @Test
  void theProbesHistoryCountsFromTimeZero() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              w.user(0, true, 500);
              w.request("~GET /health", 1_000, 1_002, true, "");
              w.request("~GET /health", 4_000, 4_001, false, "unavailable 0");
              w.request("~GET /health", 2_000, 5_000, false, "timeout 0");
              w.request("~GET /health", 3_000, 6_000, false, "timeout 0");
            });

    assertThat(measure(log).probe())
        .isEqualTo(
            new ProbeHistory(4, 3, Optional.of(new ProbeHistory.Loss(1_500, Outcome.UNAVAILABLE))));
  }

  @Test
  void namesBeyondAThousandAreCountedTogether() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 1_200; i++) {
                  w.request("GET /" + i, i, i + 1, true, "");
                }
              }
            });

    Span whole = measure(log).whole();

    assertThat(whole.names()).hasSize(1_001).contains("GET /999", "(other names)");
    assertThat(whole.requests("(other names)"::equals).tally().all()).isEqualTo(400);
    assertThat(whole.requests(name -> true).tally().all()).isEqualTo(2_400);
  }

  @Test
  void theClassifierIsAskedOnceForEachMessage() throws IOException {
    List<String> asked = new ArrayList<>();
    MeasureSettings settings =
        MeasureSettings.conventional(
            (ok, message) -> {
              asked.add(ok + " " + message);
              return classify(ok, message);
            });
    LogSource log =
        Logs.source(
            Logs.header("s"),
            w -> {
              for (int i = 0; i < 3; i++) {
                w.request("a", i, i, true, "");
                w.request("a", i, i, false, "contract 404");
                w.request("~GET /health", i, i, false, "contract 404");
              }
            });

    Measurer.measure(log, settings);

    assertThat(asked).containsExactlyInAnyOrder("true ", "false contract 404");
  }

  @Test
  void whatJudgingAppendedChangesNoFigure(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("simulation.log");
    copyCaptured(log);
    RunMeasures before = Measurer.measure(LogReader.source(log), SETTINGS_OF_CAPTURED);

    LogAppender.append(
        log,
        List.of(
            new AppendedRecord("SLO true_error_rate [staging]", false, "21 %"),
            new AppendedRecord("clean-signal verdict", false, "FAIL")));
    RunMeasures after = Measurer.measure(LogReader.source(log), SETTINGS_OF_CAPTURED);

    assertThat(after.whole().window()).isEqualTo(before.whole().window());
    assertThat(after.whole().names()).isEqualTo(before.whole().names());
    assertThat(after.whole().requests(name -> true).tally())
        .isEqualTo(before.whole().requests(name -> true).tally());
    assertThat(after.availability()).isEqualTo(before.availability());
    assertThat(after.users()).isEqualTo(before.users());
    assertThat(after.probe()).isEqualTo(before.probe());
  }

  /** The row of each request in the HTML report that Gatling made of this log. */
  @ParameterizedTest
  @CsvSource({
    "GET /missing, 4, 0, 8, 21, 13",
    "größe,        4, 4, 5, 13, 8",
    "GET /api/state, 8, 8, 4, 448, 174",
  })
  void figuresOfACapturedLogAreThoseOfGatlingsOwnReport(
      String name, long all, long ok, long min, long max, long mean, @TempDir Path folder)
      throws IOException {
    Path log = folder.resolve("simulation.log");
    copyCaptured(log);

    RunMeasures measures = Measurer.measure(LogReader.source(log), SETTINGS_OF_CAPTURED);

    RequestStats stats = measures.whole().requests(name::equals);
    assertThat(stats.tally().all()).isEqualTo(all);
    assertThat(stats.tally().of(Outcome.OK)).isEqualTo(ok);
    assertThat(stats.all().minMillis()).isEqualTo(min);
    assertThat(stats.all().maxMillis()).isEqualTo(max);
    assertThat(Math.round(stats.all().meanMillis())).isEqualTo(mean);
    assertThat(measures.whole().names()).containsExactly("GET /api/state", "GET /missing", "größe");
    assertThat(measures.scriptErrors().values()).containsExactly(4L);
    assertThat(measures.users().started()).isEqualTo(4);
    assertThat(measures.probe()).isEqualTo(new ProbeHistory(3, 0, Optional.empty()));
  }

  private static void copyCaptured(Path to) throws IOException {
    try (InputStream stream = MeasurerTest.class.getResourceAsStream("/runlog/captured.log")) {
      Files.copy(stream, to);
    }
  }
}
