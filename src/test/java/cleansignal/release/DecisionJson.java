package cleansignal.release;

import cleansignal.report.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A decision for programs: {@code gonogo.json}, as {@code slo/schema/gonogo.schema.json}. */
public final class DecisionJson {

  private DecisionJson() {}

  /** Writes the whole document; neither flushes nor closes. */
  public static void write(Decision decision, GoNoGoPolicy policy, Writer out) throws IOException {
    ObjectNode node = Json.object();
    node.put("schema", 1);
    node.put("word", decision.word().text());
    node.put("exitStatus", decision.exitStatus());
    node.put("rehearsal", decision.rehearsal());
    node.put("decidedAt", decision.at().toString());
    decision.commit().ifPresent(commit -> node.put("commit", commit));
    decision.target().ifPresent(target -> node.put("target", target));
    node.set(
        "policy",
        Json.object()
            .put("maximalAgeDays", policy.maximalAge().toDays())
            .put("sameCommit", policy.sameCommit())
            .put("sameTarget", policy.sameTarget())
            .put("sloDigest", policy.sloDigest()));
    node.set("items", Json.array(decision.items(), DecisionJson::item));
    node.set("notes", Json.texts(decision.notes()));
    Json.write(node, out);
  }

  private static ObjectNode item(Decision.Item item) {
    ObjectNode node = Json.object();
    node.put("run", item.run());
    node.put("word", item.word().text());
    item.evidence()
        .ifPresent(
            evidence -> {
              node.put("evidence", evidence.id());
              evidence.startedAt().ifPresent(time -> node.put("startedAt", time.toString()));
              evidence.verdict().ifPresent(said -> node.put("verdict", said.kind().name()));
            });
    List<String> findings = item.findings().stream().map(Decision.Finding::text).toList();
    node.set("findings", Json.texts(findings));
    node.set("waived", Json.texts(item.waived()));
    return node;
  }
}
