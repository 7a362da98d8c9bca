package cleansignal.release;

import cleansignal.report.Markdown;
import cleansignal.report.Numbers;
import cleansignal.report.Plain;
import cleansignal.report.ScreenText;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A decision as a checklist, for the screen and for a release's page. */
public final class DecisionText {

  private static final List<String> HEADINGS =
      List.of("required run", "newest evidence", "verdict", "age", "result");
  private static final String ROW = "  %-16s %-38s %-13s %-12s %s";

  private DecisionText() {}

  /** Writes it for the screen; neither flushes nor closes. */
  public static void write(Decision decision, GoNoGoPolicy policy, Writer out) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(decision.word().text() + "  " + title(decision));
    lines.add("");
    facts(decision, policy).forEach(fact -> lines.addAll(ScreenText.wrapped(fact, "  ")));
    lines.add("");
    lines.add(row(HEADINGS));
    decision.items().forEach(item -> lines.add(row(cells(item, decision))));
    remarks(decision).forEach(remark -> lines.addAll(ScreenText.wrapped(remark, "    ")));
    for (String line : lines) {
      out.write(line);
      out.write('\n');
    }
  }

  /** Writes it as Markdown; neither flushes nor closes. */
  public static void writeMarkdown(Decision decision, GoNoGoPolicy policy, Writer out)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# " + decision.word().text() + ": " + Markdown.escape(title(decision)));
    lines.add("");
    facts(decision, policy).forEach(fact -> lines.add("- " + Markdown.escape(fact)));
    lines.add("");
    lines.add(markdown(HEADINGS));
    lines.add("|---|---|---|---|---|");
    decision.items().forEach(item -> lines.add(markdown(cells(item, decision))));
    lines.add("");
    remarks(decision).forEach(remark -> lines.add("- " + Markdown.escape(remark)));
    for (String line : lines) {
      out.write(line);
      out.write('\n');
    }
  }

  private static String title(Decision decision) {
    long go = decision.items().stream().filter(item -> item.findings().isEmpty()).count();
    return go
        + " of "
        + decision.items().size()
        + " required runs go"
        + (decision.rehearsal() ? " · REHEARSAL, no release" : "");
  }

  private static List<String> facts(Decision decision, GoNoGoPolicy policy) {
    List<String> facts = new ArrayList<>();
    facts.add("commit " + decision.commit().orElse("unknown"));
    facts.add("target " + decision.target().orElse("unknown"));
    facts.add("decided " + decision.at());
    facts.add(
        "policy: verdicts at most "
            + policy.maximalAge().toDays()
            + " days old"
            + (policy.sameCommit() ? ", of one commit" : "")
            + (policy.sameTarget() ? ", of one target" : "")
            + ", by the SLO files "
            + policy.sloDigest());
    if (decision.rehearsal()) {
      facts.add("rehearsal: caveats and commits with changes were waived, see below");
    }
    return facts;
  }

  private static List<String> cells(Decision.Item item, Decision decision) {
    return List.of(
        item.run(),
        item.evidence().map(Evidence::id).orElse("-"),
        item.evidence().flatMap(Evidence::verdict).map(said -> said.kind().name()).orElse("-"),
        item.age(decision.at()).map(DecisionText::age).orElse("-"),
        item.word().text());
  }

  private static List<String> remarks(Decision decision) {
    List<String> remarks = new ArrayList<>();
    for (Decision.Item item : decision.items()) {
      String name =
          item.run() + item.evidence().map(found -> " (" + found.id() + ")").orElse("") + ": ";
      Stream.concat(
              item.findings().stream().map(Decision.Finding::text),
              item.waived().stream().map(text -> "waived, " + text))
          .forEach(text -> remarks.add(name + text));
    }
    decision.notes().forEach(note -> remarks.add("note: " + note));
    return remarks;
  }

  /** {@code 3.2 days}, {@code 5.0 h}. */
  private static String age(Duration age) {
    double hours = age.toMinutes() / 60.0;
    return Math.abs(hours) < 48
        ? Numbers.decimal(hours, 1) + " h"
        : Numbers.decimal(hours / 24, 1) + " days";
  }

  private static String row(List<String> cells) {
    return ScreenText.cut(
        String.format(Locale.ROOT, ROW, cells.stream().map(Plain::oneLine).toArray()));
  }

  private static String markdown(List<String> cells) {
    return "| " + String.join(" | ", cells.stream().map(Markdown::escape).toList()) + " |";
  }
}
