package cleansignal.report;

import cleansignal.measure.RunMeasures;
import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.Strip;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code verdict.md}, for a pull request or a mail. The template is {@code report/verdict.md.peb};
 * all that it shows is escaped, so a name that looks like Markdown stays a name.
 */
public final class MarkdownReport implements ReportWriter {
  private final PebbleTemplate template = Templates.of("verdict.md");

  @Override
  public void write(JudgedRun run, Writer out) throws IOException {
    template.evaluate(out, model(run), Locale.ROOT);
  }

  private static Map<String, Object> model(JudgedRun run) {
    Map<String, Object> model = new HashMap<>();
    model.put("verdict", run.verdict().kind().name());
    model.put("name", run.name());
    model.put("id", run.id());
    model.put("circumstances", String.join(" · ", RunText.circumstances(run)));
    model.put("standing", RunText.standing(run));
    model.put("commit", run.manifest().map(m -> m.versions().gitCommit()).orElse(""));
    model.put("reasons", run.verdict().reasons());
    model.put("warnings", run.verdict().warnings());
    model.put("objectives", run.verdict().objectives().stream().map(MarkdownReport::row).toList());
    model.put(
        "strips", run.verdict().objectives().stream().flatMap(MarkdownReport::strip).toList());
    model.put("hints", RunText.hints(run));
    model.put("climb", run.climb().map(climb -> ClimbText.lines(run, climb)).orElse(List.of()));
    model.put("levelHeadings", ClimbText.HEADINGS);
    model.put(
        "levels",
        run.climb().stream()
            .flatMap(climb -> climb.levels().stream().map(ClimbText::cells))
            .toList());
    model.put("measured", run.measures().isPresent());
    run.measures().ifPresent(measures -> measures(model, run, measures));
    return model;
  }

  private static void measures(Map<String, Object> model, JudgedRun run, RunMeasures measures) {
    model.put("span", JudgedPart.span(measures));
    model.put("noise", RunText.noise(measures));
    model.put("trueErrors", RunText.trueErrors(measures));
    model.put("users", RunText.users(run, measures));
    model.put("games", RunText.games(run, measures));
    model.put("players", RunText.players(run, measures));
    model.put("drift", RunText.drift(run.verdict()).orElse(""));
    model.put("injector", RunText.injector(run.verdict().injector()));
    model.put("headings", RequestRow.HEADINGS);
    model.put("requests", RunText.requests(measures));
  }

  private static Stream<Map<String, String>> strip(ObjectiveResult objective) {
    return objective
        .strip()
        .filter(Strip::isOut)
        .map(
            strip ->
                Map.of(
                    "id", objective.id(),
                    "status", objective.status().text(),
                    "slices", strip.text(),
                    "span", ObjectiveText.span(strip)))
        .stream();
  }

  private static List<String> row(ObjectiveResult objective) {
    return List.of(
        objective.status().text(),
        objective.id(),
        ObjectiveText.priority(objective),
        ObjectiveText.value(objective),
        ObjectiveText.limit(objective) + " (" + objective.sloEnvironment() + ")",
        ObjectiveText.evidence(objective),
        objective.note());
  }
}
