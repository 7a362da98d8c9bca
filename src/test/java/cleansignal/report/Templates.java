package cleansignal.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.Locale;

/** The Markdown templates in {@code report/}: all that they show is escaped. */
final class Templates {

  private static final String MARKDOWN = "markdown";

  private Templates() {}

  /** The template of that report, for example {@code verdict.md}. */
  static PebbleTemplate of(String report) {
    ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
    loader.setPrefix("report");
    loader.setSuffix(".peb");
    return new PebbleEngine.Builder()
        .loader(loader)
        .strictVariables(true)
        .newLineTrimming(false)
        .cacheActive(false)
        .defaultLocale(Locale.ROOT)
        .addEscapingStrategy(MARKDOWN, Markdown::escape)
        .defaultEscapingStrategy(MARKDOWN)
        .build()
        .getTemplate(report);
  }
}
