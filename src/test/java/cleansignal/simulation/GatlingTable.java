package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of requests in Gatling's own report.
 *
 * @param rows by the request's name
 */
record GatlingTable(Map<String, Row> rows) {

  private static final Pattern ROW =
      Pattern.compile("class=\"ellipsed-name\">([^<]*)</span>(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern CELL =
      Pattern.compile("<td class=\"value \\w+ col-(\\d+)\">([^<]*)</td>");

  /**
   * What Gatling says of one request.
   *
   * @param min in ms, of OK and KO together, as are the others
   * @param mean rounded to whole ms
   */
  record Row(long total, long ok, long ko, long min, long max, long mean) {}

  static GatlingTable of(EndedRun run) {
    Map<String, Row> rows = new TreeMap<>();
    Matcher row = ROW.matcher(run.text(RunFolder.INDEX_HTML));
    while (row.find()) {
      rows.put(unescaped(row.group(1)), cells(row.group(2)));
    }
    assertThat(rows).as("rows of Gatling's table").isNotEmpty();
    return new GatlingTable(rows);
  }

  Row row(String name) {
    assertThat(rows).containsKey(name);
    return rows.get(name);
  }

  /** Columns 5 and 6 are rates, 8 to 11 percentiles, 14 the deviation: none of them is compared. */
  private static Row cells(String html) {
    Map<Integer, String> cells = new TreeMap<>();
    List<MatchResult> found = CELL.matcher(html).results().toList();
    found.forEach(cell -> cells.put(Integer.valueOf(cell.group(1)), cell.group(2)));
    return new Row(
        number(cells.get(2)),
        number(cells.get(3)),
        number(cells.get(4)),
        number(cells.get(7)),
        number(cells.get(12)),
        number(cells.get(13)));
  }

  private static long number(String cell) {
    return cell.equals("-") ? 0 : Long.parseLong(cell);
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
