package cleansignal.compare;

import cleansignal.compare.Line.Figure;
import cleansignal.report.Json;
import cleansignal.runlog.RunManifest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** A comparison for programs, as {@code slo/schema/compare.schema.json}. */
public final class CompareJson {

  private CompareJson() {}

  /** Writes the whole document; neither flushes nor closes. */
  public static void write(Compared compared, Writer out) throws IOException {
    ObjectNode node = Json.object();
    node.put("schema", 1);
    node.put("word", compared.word().text());
    node.put("exitStatus", compared.word().exitStatus());
    node.set("method", method(compared.band()));
    node.set("before", Json.array(compared.before(), CompareJson::run));
    node.set("after", Json.array(compared.after(), CompareJson::run));
    node.set("differences", Json.array(compared.differences(), CompareJson::difference));
    node.set("notes", Json.texts(compared.notes()));
    node.set("lines", Json.array(compared.lines(), CompareJson::line));
    Json.write(node, out);
  }

  private static ObjectNode method(Band band) {
    return Json.object()
        .put("bandPercent", band.percent())
        .put("bandMillis", band.leastMillis())
        .put("confidence", Interval.CONFIDENCE)
        .put("replicates", Resampling.REPLICATES)
        .put("seed", Compare.SEED);
  }

  private static ObjectNode run(Candidate run) {
    RunManifest manifest = run.manifest();
    ObjectNode node = Json.object();
    node.put("id", run.id());
    node.put("scenario", manifest.scenario());
    node.put("verdict", run.judged().verdict().kind().name());
    node.put("target", manifest.target().environment());
    run.circumstances().targetVersion().ifPresent(version -> node.put("targetVersion", version));
    node.put("pace", manifest.pace());
    node.put("gitCommit", manifest.versions().gitCommit());
    return node;
  }

  private static ObjectNode difference(Difference difference) {
    return Json.object()
        .put("what", difference.what().text())
        .put("text", difference.text())
        .put("waived", difference.waived());
  }

  private static ObjectNode line(Line line) {
    ObjectNode node = Json.object();
    node.put("kind", line.subject().kind().name().toLowerCase(Locale.ROOT));
    node.put("name", line.subject().name());
    node.put("statistic", line.subject().statistic());
    node.put("unit", line.subject().unit());
    node.put("decides", line.subject().decides());
    node.set("before", figure(line.before()));
    node.set("after", figure(line.after()));
    line.ratio().ifPresent(ratio -> Json.putFinite(node, "ratio", ratio));
    line.interval()
        .ifPresent(
            interval -> {
              Json.putFinite(node, "lower", interval.lower());
              Json.putFinite(node, "upper", interval.upper());
            });
    node.put("word", line.word().text());
    node.put("proven", line.proven());
    node.put("note", line.note());
    return node;
  }

  private static ObjectNode figure(Figure figure) {
    ObjectNode node = Json.object();
    figure.value().ifPresent(value -> node.put("value", value));
    node.put("samples", figure.samples());
    return node;
  }
}
