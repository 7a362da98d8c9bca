package cleansignal.report;

import java.io.IOException;
import java.io.Writer;

/** One form of the report. Pure: the same run gives the same text, anywhere and at any time. */
@FunctionalInterface
public interface ReportWriter {

  /**
   * Writes the whole report; neither flushes nor closes.
   *
   * @param run what to show
   * @param out where to
   * @throws IOException when the writer does
   */
  void write(JudgedRun run, Writer out) throws IOException;
}
