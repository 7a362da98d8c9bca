package cleansignal.release;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.compare.Band;
import cleansignal.release.Trend.Cell;
import cleansignal.release.Trend.Mark;
import cleansignal.release.Trend.Range;
import cleansignal.slo.Objective;
import cleansignal.slo.SloFiles;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

  private static final List<Objective> CATALOGUE =
      SloFiles.load(Path.of("slo")).catalogue().objectives();

  @ParameterizedTest(name = "{0}: {1} after {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "game_state_p95 | 100 | 100 100 100 | NONE",
        // 10 % above the largest, below the smallest.
        "game_state_p95 | 132 | 100 120 110 | NONE",
        "game_state_p95 | 133 | 100 120 110 | WORSE",
        "game_state_p95 | 90 | 100 120 110 | NONE",
        "game_state_p95 | 89 | 100 120 110 | BETTER",
        // At least 2 ms.
        "game_state_p95 | 5 | 3 3 3 | NONE",
        "game_state_p95 | 6 | 3 3 3 | WORSE",
        "game_state_p95 | 0 | 3 3 3 | BETTER",
        // Where more is better.
        "concurrent_games | 17 | 20 20 20 | WORSE",
        "concurrent_games | 23 | 20 20 20 | BETTER",
        "concurrent_games | 18 | 20 20 20 | NONE",
        // Where there never was any.
        "true_error_rate | 0 | 0 0 0 | NONE",
        "true_error_rate | 0.01 | 0 0 0 | WORSE",
        // Two make no band.
        "game_state_p95 | 900 | 100 100 | NONE",
      })
  void whatLeavesTheBandOfTheEarlierOnesIsMarked(
      String objective, double value, String earlier, Mark mark) {
    List<HistoryEntry> history = new ArrayList<>();
    for (String each : earlier.split(" ")) {
      history.add(entry(history.size(), objective, Double.parseDouble(each)));
    }
    history.add(entry(history.size(), objective, value));

    assertThat(last(history, objective).mark()).isEqualTo(mark);
  }

  @Test
  void theBandIsThatOfTheLastTen() {
    List<HistoryEntry> history = new ArrayList<>();
    history.add(entry(0, "game_state_p95", 500));
    for (int i = 1; i <= 9; i++) {
      history.add(entry(i, "game_state_p95", 100));
    }
    List<HistoryEntry> withinTen = new ArrayList<>(history);
    withinTen.add(entry(10, "game_state_p95", 400));
    List<HistoryEntry> behindTen = new ArrayList<>(history);
    behindTen.add(entry(10, "game_state_p95", 100));
    behindTen.add(entry(11, "game_state_p95", 400));

    assertThat(last(withinTen, "game_state_p95").mark()).isEqualTo(Mark.NONE);
    assertThat(last(behindTen, "game_state_p95"))
        .isEqualTo(new Cell(400, Mark.WORSE, Optional.of(new Range(100, 100))));
  }

  @Test
  void runsThatAreInvalidAreShownAndMakeNoBand() {
    List<HistoryEntry> history = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      history.add(entry(i, "game_state_p95", 100));
    }
    history.add(with(entry(3, "game_state_p95", 5_000), VerdictKind.INVALID));
    history.add(entry(4, "game_state_p95", 300));

    Trend trend = trends(history, 6).get(0);
    assertThat(trend.runs()).hasSize(5);
    assertThat(last(history, "game_state_p95").mark()).isEqualTo(Mark.WORSE);
  }

  @Test
  void runsOfOtherSettingsAreShownAndMakeNoBand() throws IOException {
    Optional<SortedMap<String, String>> thinking = settings("cs.play.think.min", "9 ms");
    List<HistoryEntry> history = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      history.add(entry(i, "game_state_p95", 100));
    }
    for (int i = 3; i < 6; i++) {
      history.add(with(entry(i, "game_state_p95", 300), thinking));
    }
    history.add(entry(6, "game_state_p95", 200));
    history.add(with(entry(7, "game_state_p95", 300), thinking));

    Trend trend = trends(history, 6).get(0);
    assertThat(trend.rows().get(0).cells().stream().map(cell -> cell.orElseThrow().mark()))
        .containsExactly(Mark.NONE, Mark.NONE, Mark.NONE, Mark.NONE, Mark.WORSE, Mark.NONE);
    assertThat(text(history))
        .contains(
            "  ~ baseline-3: other settings: cs.play.think.min 9 ms, before not used\n",
            "  ~ baseline-6: other settings: cs.play.think.min not used, before 9 ms\n",
            "  ~ baseline-7: other settings: cs.play.think.min 9 ms, before not used\n")
        .doesNotContain("~ baseline-4", "~ baseline-5");
  }

  @Test
  void runsWhoseSettingsNobodyKeptAreSettingsOfTheirOwn() throws IOException {
    List<HistoryEntry> history = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      history.add(with(entry(i, "game_state_p95", 100), Optional.empty()));
    }
    history.add(entry(3, "game_state_p95", 300));

    assertThat(last(history, "game_state_p95").earlier()).isEmpty();
    assertThat(text(history)).contains("  ~ baseline-3: other settings: not known of both runs\n");
  }

  @Test
  void runsOfAnotherKindAreAnotherTrend() {
    HistoryEntry one = entry(0, "game_state_p95", 100);
    List<HistoryEntry> history =
        List.of(
            one,
            kind(one, "ai-heavy", Optional.empty(), "embedded", 10),
            kind(one, "baseline", Optional.of("smoke"), "embedded", 10),
            kind(one, "baseline", Optional.empty(), "staging", 10),
            kind(one, "baseline", Optional.empty(), "embedded", 1.5));

    assertThat(trends(history, 6))
        .extracting(Trend::name)
        .containsExactly(
            "baseline · target embedded · pace ×10",
            "ai-heavy · target embedded · pace ×10",
            "baseline · workload smoke · target embedded · pace ×10",
            "baseline · target staging · pace ×10",
            "baseline · target embedded · pace ×1.5");
  }

  @Test
  void theLastOnesAreShownInTheOrderInWhichTheyRan() {
    List<HistoryEntry> history = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      history.add(entry(i, "game_state_p95", 100 + i));
    }
    Collections.reverse(history);

    Trend trend = trends(history, 4).get(0);

    assertThat(trend.runs())
        .extracting(HistoryEntry::run)
        .containsExactly("baseline-5", "baseline-6", "baseline-7", "baseline-8");
    assertThat(trend.rows().get(0).cells())
        .extracting(cell -> cell.orElseThrow().value())
        .containsExactly(105.0, 106.0, 107.0, 108.0);
    assertThat(trend.rows().get(0).cells().get(0).orElseThrow().earlier())
        .as("those that are not shown count too")
        .contains(new Range(100, 104));
  }

  @Test
  void aRunWithoutAStartStandsWhereTheHistoryHasIt() {
    HistoryEntry first = entry(5, "game_state_p95", 100);
    HistoryEntry unknown = entry(9, "game_state_p95", 100, Optional.empty());
    HistoryEntry last = entry(3, "game_state_p95", 100);

    assertThat(trends(List.of(first, unknown, last), 6).get(0).runs())
        .containsExactly(first, unknown, last);
  }

  @Test
  void aValueThatIsMissingLeavesItsPlaceEmpty() {
    List<HistoryEntry> history =
        List.of(entry(0, "game_state_p95", 100), entry(1, "true_error_rate", 0));

    Trend trend = trends(history, 6).get(0);

    assertThat(trend.rows()).hasSize(2);
    assertThat(trend.rows().get(0).cells().stream().map(Optional::isPresent))
        .containsExactly(false, true);
  }

  @Test
  void readsAsATable() throws IOException {
    List<HistoryEntry> history = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      history.add(entry(i, "game_state_p95", i == 3 ? 412 : 100));
    }

    StringWriter out = new StringWriter();
    TrendText.write(trends(history, 2), out);

    assertThat(out.toString())
        .isEqualTo(
            """
            baseline · target embedded · pace ×10
              started                           2026-01-03    2026-01-04
                                     UTC             00:00         00:00
              verdict                                 PASS          PASS
              commit                               0123abc       0123abc
              game_state_p95         ms               100           412!
              ! baseline-3: game_state_p95 412 ms, earlier 100 to 100

            ! worse, + better than the band of the earlier runs of the same settings
            """);
  }

  @Test
  void mediumObjectivesAreShownWhenMarked() throws IOException {
    List<HistoryEntry> history = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      history.add(entry(i, "game_state_p99", i == 3 ? 412 : 100));
    }

    assertThat(text(history.subList(0, 3))).doesNotContain("game_state_p99");
    assertThat(text(history)).contains("game_state_p99         ms");
  }

  @Test
  void noRunsAreSaid() throws IOException {
    assertThat(text(List.of())).isEqualTo("no run in the history yet\n");
  }

  private static String text(List<HistoryEntry> history) throws IOException {
    StringWriter out = new StringWriter();
    TrendText.write(trends(history, 6), out);
    return out.toString();
  }

  private static Cell last(List<HistoryEntry> history, String objective) {
    List<Optional<Cell>> cells =
        trends(history, 6).get(0).rows().stream()
            .filter(row -> row.objective().id().equals(objective))
            .findFirst()
            .orElseThrow()
            .cells();
    return cells.get(cells.size() - 1).orElseThrow();
  }

  private static List<Trend> trends(List<HistoryEntry> history, int last) {
    return Trend.of(history, CATALOGUE, Band.DEFAULT, last);
  }

  private static HistoryEntry entry(int day, String objective, double value) {
    return entry(
        day,
        objective,
        value,
        Optional.of(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day).toString()));
  }

  private static HistoryEntry entry(
      int number, String objective, double value, Optional<String> startedAt) {
    SortedMap<String, Double> values = new TreeMap<>();
    values.put(objective, value);
    return new HistoryEntry(
        1,
        "baseline-" + number,
        startedAt,
        "baseline",
        Optional.empty(),
        "baseline",
        "embedded",
        "staging",
        10,
        "0123abc",
        VerdictKind.PASS,
        true,
        false,
        List.of(),
        values,
        Optional.of(new TreeMap<>()));
  }

  private static Optional<SortedMap<String, String>> settings(String key, String value) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put(key, value);
    return Optional.of(settings);
  }

  private static HistoryEntry with(
      HistoryEntry entry, Optional<SortedMap<String, String>> settings) {
    return like(
        entry,
        entry.run(),
        entry.name(),
        entry.workload(),
        entry.target(),
        entry.pace(),
        entry.verdict(),
        settings);
  }

  private static HistoryEntry with(HistoryEntry entry, VerdictKind verdict) {
    return like(
        entry,
        entry.run(),
        entry.name(),
        entry.workload(),
        entry.target(),
        entry.pace(),
        verdict,
        entry.settings());
  }

  private static HistoryEntry kind(
      HistoryEntry entry, String name, Optional<String> workload, String target, double pace) {
    return like(
        entry,
        name + target + pace,
        name,
        workload,
        target,
        pace,
        entry.verdict(),
        entry.settings());
  }

  private static HistoryEntry like(
      HistoryEntry entry,
      String run,
      String name,
      Optional<String> workload,
      String target,
      double pace,
      VerdictKind verdict,
      Optional<SortedMap<String, String>> settings) {
    return new HistoryEntry(
        1,
        run,
        entry.startedAt(),
        name,
        workload,
        entry.policy(),
        target,
        entry.sloEnvironment(),
        pace,
        entry.gitCommit(),
        verdict,
        verdict == VerdictKind.PASS,
        false,
        List.of(),
        entry.values(),
        settings);
  }
}
