package cleansignal.report;

import cleansignal.runlog.RunManifest;
import cleansignal.slo.InjectorFigure;
import cleansignal.slo.InjectorHealth;
import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveResult.Share;
import cleansignal.slo.Reason;
import cleansignal.slo.Strip;
import cleansignal.slo.Verdict;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;

/** {@code verdict.json}: the verdict for programs, as {@code slo/schema/verdict.schema.json}. */
public final class VerdictJson implements ReportWriter {

  @Override
  public void write(JudgedRun run, Writer out) throws IOException {
    Json.write(tree(run), out);
  }

  private static ObjectNode tree(JudgedRun run) {
    Verdict verdict = run.verdict();
    ObjectNode node = Json.object();
    node.put("schema", Json.SCHEMA);
    node.set("run", run(run));
    node.put("verdict", verdict.kind().name());
    node.put("exitStatus", verdict.kind().exitStatus());
    node.put("accepted", verdict.accepted());
    node.put("releaseGate", verdict.releaseGate());
    verdict.sloDigest().ifPresent(digest -> node.put("sloDigest", digest));
    node.set("reasons", Json.array(verdict.reasons(), VerdictJson::reason));
    node.set("warnings", Json.texts(verdict.warnings()));
    node.set("caveats", Json.texts(verdict.caveats()));
    node.set("injector", injector(verdict.injector()));
    run.climb().ifPresent(climb -> node.set("climb", ClimbJson.of(run, climb)));
    node.set("objectives", Json.array(verdict.objectives(), VerdictJson::objective));
    return node;
  }

  /** Which run it is; what only the manifest knows is missing without one. */
  static ObjectNode run(JudgedRun run) {
    ObjectNode node = Json.object();
    node.put("id", run.id());
    node.put("name", run.name());
    run.manifest().ifPresent(manifest -> manifest(node, manifest));
    return node;
  }

  private static void manifest(ObjectNode node, RunManifest manifest) {
    node.put("scenario", manifest.scenario());
    node.put("policy", manifest.policy());
    manifest.workload().ifPresent(workload -> node.put("workload", workload));
    node.put("target", manifest.target().environment());
    node.put("baseUrl", manifest.target().baseUrl());
    node.put("sloEnvironment", manifest.sloEnvironment());
    node.put("pace", manifest.pace());
    node.put("gitCommit", manifest.versions().gitCommit());
  }

  private static ObjectNode reason(Reason reason) {
    ObjectNode node = Json.object();
    node.put("verdict", reason.kind().name());
    reason.objective().ifPresent(id -> node.put("objective", id));
    node.put("text", reason.text());
    return node;
  }

  private static ObjectNode injector(InjectorHealth injector) {
    ObjectNode node = Json.object();
    node.put("status", injector.status());
    injector.unknown().ifPresent(why -> node.put("unknown", why));
    node.set("figures", Json.array(injector.figures(), VerdictJson::figure));
    return node;
  }

  private static ObjectNode figure(InjectorFigure figure) {
    ObjectNode node = Json.object();
    node.put("id", figure.check().id());
    node.put("title", figure.title());
    node.put("value", figure.value());
    node.put("limit", figure.limit());
    node.put("unit", figure.check().unit());
    node.put("atMillis", figure.atMillis());
    node.put("standing", figure.standing().text());
    return node;
  }

  private static ObjectNode objective(ObjectiveResult objective) {
    ObjectNode node = Json.object();
    node.put("id", objective.id());
    node.put("title", objective.title());
    node.put("priority", ObjectiveText.priority(objective));
    node.put("required", objective.required());
    node.put("status", objective.status().text());
    objective.value().ifPresent(value -> Json.putFinite(node, "value", value));
    node.put("comparison", objective.comparison());
    node.put("limit", objective.limit());
    node.put("unit", objective.unit());
    node.put("sloEnvironment", objective.sloEnvironment());
    objective.share().ifPresent(share -> node.set("share", share(share)));
    objective.strip().ifPresent(strip -> node.set("strip", strip(strip)));
    node.put("samples", objective.samples());
    objective.samplesNeeded().ifPresent(needed -> node.put("samplesNeeded", needed));
    node.put("evidence", objective.evidence());
    node.put("note", objective.note());
    node.put("triage", objective.triage());
    return node;
  }

  private static ObjectNode strip(Strip strip) {
    ObjectNode node = Json.object();
    node.put("startMillis", strip.window().startMillis());
    node.put("endMillis", strip.window().endMillis());
    node.put("slices", strip.text());
    return node;
  }

  private static ObjectNode share(Share share) {
    ObjectNode node = Json.object();
    node.put("k", share.k());
    node.put("n", share.n());
    Json.putFinite(node, "lower", share.lower());
    Json.putFinite(node, "upper", share.upper());
    Json.putFinite(node, "designEffect", share.designEffect());
    return node;
  }
}
