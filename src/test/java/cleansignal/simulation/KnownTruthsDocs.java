package cleansignal.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/known-truths.md}, made from the rows of {@link KnownTruths}. */
final class KnownTruthsDocs {

  /** Where it stands, from the project's folder. */
  static final Path FILE = Path.of("docs", "known-truths.md");

  private static final String INTRODUCTION =
      """
      # Known truths

      <!-- Made from the rows in the code; do not edit. A test says how to write it anew. -->

      A verdict is worth what it has been tested against. Each row below is a run of Gatling in a JVM of its own against the
      embedded server, into which something was seeded on purpose, just inside or just outside a limit. The row passes when

      - the verdict is the one that is expected, with its exit status,
      - its reasons are the objectives that are named, all of them and no others (_at least_: and perhaps others),
      - the objectives named besides ended as it says,
      - every outcome of the run's requests, its ramps included, occurs as often as the server says it did (`truth.json`,
        [what it counts](reference-server.md#the-truth)), and no other outcome occurs at all.

      There are %d rows. They are no part of `mvn verify`: they take about 21 minutes on two cores. Rows without sockets run two at a
      time, the others alone, because what they measure another one would disturb. A row that is contradicted by a run whose users were held
      up (by the machine or by its own fault: fewer answers than nine tenths of what the base has undisturbed) gets one more run, which
      decides; so does a row whose run ended before what was to befall it in its middle.

      ```sh
      mvn verify -Pknown-truths
      ```

      runs the tests and then these, as CI does. What a row left stands in `target/runs-of-tests/truth-<row>`. The rows alone:

      ```sh
      mvn verify -Pknown-truths -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=KnownTruthsIT
      ```

      ## How strong "just inside" is

      A limit is not met by a value but by its 95 %% bound ([statistics.md](statistics.md)), so what is inside follows from the number of requests. The
      faults are deterministic: `every: 100` hits each hundredth request, whatever happens. Random draws of 0.45 against 0.55 %% would need
      60,000 requests to be told apart. Where a limit is in milliseconds, it is the share of late answers that is put on one side of 5 %% (of a p95) or 1 %%
      (of a p99), and the late ones are so late that the machine has no say in it. "Of 2,800" and the like are what the window holds on an
      idle machine; the rows hold with half of that as well.

      ## Bases

      What is not seeded is one of these runs, as it is, but without a [preflight](preflight.md) (`-Dpreflight=skip`), which would refuse to
      start some of them:

      | base | what it does | settings |
      |---|---|---|
      """;

  private static final String COLUMNS =
      """

      ## %s

      | row | base | seeded | verdict | counted |
      |---|---|---|---|---|
      """;

  private static final String LEFT_OUT =
      """

      ## What no row shows

      - `ws_hold_p50` (five minutes), the p99 of logins and of new games inside their limits (299 of them), `decision_latency_p95`, the p95 of
        spectators and reconnects: runs of 15 s
        hold too few or too short ones to prove them. Their arithmetic is that of the other percentiles and is held by unit tests.
      - `socket_drift`, and `memory_drift` beyond its budget: no fault makes sockets or memory drift.
      - The server's own time of a move: no target tells it.
      - The outcome counts of runs whose server died, and of refusals and timeouts while it is lost: nobody counted them on the other side.
      """;

  private KnownTruthsDocs() {}

  /**
   * Writes the file anew, in the project's folder.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    Files.writeString(FILE, markdown());
  }

  /** The text of the file. */
  static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, INTRODUCTION, KnownTruths.rows().size()));
    Arrays.stream(TruthBase.values()).map(KnownTruthsDocs::base).forEach(text::append);
    for (Map.Entry<String, List<KnownTruth>> group : KnownTruths.groups().entrySet()) {
      text.append(String.format(Locale.ROOT, COLUMNS, group.getKey()));
      group.getValue().stream().map(KnownTruthsDocs::row).forEach(text::append);
    }
    return text.append(LEFT_OUT).toString();
  }

  private static String base(TruthBase base) {
    return line(base.text(), base.load(), code(options(base.settings())));
  }

  private static String row(KnownTruth row) {
    String given =
        row.given().stream().map(KnownTruthsDocs::code).collect(Collectors.joining("<br>"));
    return line(
        row.id(),
        row.base().text(),
        given.isEmpty() ? row.seeded() : row.seeded() + "<br>" + given,
        verdict(row.expected()),
        counted(row.expected()));
  }

  private static String verdict(ExpectedVerdict expected) {
    List<String> lines = new ArrayList<>();
    lines.add("**" + expected.verdict() + "**");
    if (!expected.blamed().isEmpty()) {
      lines.add((expected.alone() ? "by " : "by at least ") + codes(expected.blamed()));
    }
    expected.because().ifPresent(text -> lines.add("says " + code(text)));
    for (String status : List.of("met", "missed", "unproven")) {
      List<String> ids =
          expected.objectives().entrySet().stream()
              .filter(entry -> entry.getValue().equals(status))
              .map(Map.Entry::getKey)
              .toList();
      if (!ids.isEmpty()) {
        lines.add(status + ": " + codes(ids));
      }
    }
    expected.warning().ifPresent(text -> lines.add("warns " + code(text)));
    return String.join("<br>", lines);
  }

  private static String counted(ExpectedVerdict expected) {
    if (!expected.readable()) {
      return "nothing can be read";
    }
    return expected.counts().isEmpty()
        ? "`ok` alone"
        : expected.counts().stream()
            .map(TruthCount::text)
            .map(KnownTruthsDocs::code)
            .collect(Collectors.joining("<br>"));
  }

  private static String options(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(entry -> "-D" + entry.getKey() + "=" + quoted(entry.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String value) {
    return value.contains(" ") ? "'" + value + "'" : value;
  }

  private static String codes(Iterable<String> ids) {
    List<String> codes = new ArrayList<>();
    ids.forEach(id -> codes.add(code(id)));
    return String.join(", ", codes);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String line(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
