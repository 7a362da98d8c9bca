package cleansignal.report;

import cleansignal.outcome.Classified;
import cleansignal.runlog.RunHeader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;

/** {@code failures.ndjson}: the first true errors, one JSON object a line; empty without any. */
public final class FailuresNdjson implements ReportWriter {

  @Override
  public void write(JudgedRun run, Writer out) throws IOException {
    if (run.measures().isEmpty()) {
      return;
    }
    RunHeader header = run.measures().get().header();
    long timeZeroMillis = run.measures().get().timeZeroMillis();
    for (Failure failure : run.failures()) {
      ObjectNode node = Json.object();
      long epochMillis = header.startEpochMillis() + failure.atMillis();
      node.put("time", Instant.ofEpochMilli(epochMillis).toString());
      node.put("atMillis", failure.atMillis() - timeZeroMillis);
      node.put("request", failure.request());
      node.put("outcome", failure.classified().outcome().text());
      if (failure.classified().status() != Classified.NO_STATUS) {
        node.put("status", failure.classified().status());
      }
      node.put("message", failure.message());
      failure.requestId().ifPresent(id -> node.put("requestId", id));
      Json.writeLine(node, out);
    }
  }
}
