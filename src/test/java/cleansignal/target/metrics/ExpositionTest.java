package cleansignal.target.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ExpositionTest {

  private static final Predicate<Map<String, String>> ALL = labels -> true;

  @Test
  void addsUpTheSamplesThatCount() {
    Exposition page =
        Exposition.parse(
            """
            # HELP calls_total Calls
            # TYPE calls_total counter
            calls_total{outcome="success",route="/a"} 107
            calls_total{outcome="error",route="/a"} 2.0
            calls_total{outcome="error",route="/b"} 1e1 1395066363000
            calls_total_more 1000
            """);

    assertThat(page.sum("calls_total", ALL)).hasValue(119);
    assertThat(page.sum("calls_total", labels -> "error".equals(labels.get("outcome"))))
        .hasValue(12);
  }

  @Test
  void whatHasNotOccurredYetIsZero() {
    Exposition page =
        Exposition.parse("# TYPE calls_total counter\nothers_total{outcome=\"error\"} 1\n");

    assertThat(page.sum("calls_total", ALL)).hasValue(0);
    assertThat(page.sum("others_total", labels -> "success".equals(labels.get("outcome"))))
        .hasValue(0);
  }

  @Test
  void aMetricThatThePageLacksIsUnknown() {
    assertThat(Exposition.parse("").sum("calls_total", ALL)).isEmpty();
    assertThat(Exposition.parse("<html>no metrics</html>\n").sum("calls_total", ALL)).isEmpty();
    assertThat(Exposition.parse("calls_totals 3\n").sum("calls_total", ALL)).isEmpty();
  }

  @Test
  void readsSamplesWithoutLabelsAndLabelsWithAnythingInThem() {
    Exposition page = Exposition.parse("plain 4\nodd{text=\"a \\\"b\\\", \\\\ }\\n\",x=\"\"} 3\n");

    assertThat(page.sum("plain", Map::isEmpty)).hasValue(4);
    assertThat(page.sum("odd", Map.of("text", "a \"b\", \\ }\n", "x", "")::equals)).hasValue(3);
  }

  @Test
  void passesOverWhatIsNoSample() {
    Exposition page =
        Exposition.parse("a NaN\na +Inf\na\na{x=\"1\"\na 1 2 3\n\n# a comment\na 5\n");

    assertThat(page.sum("a", ALL)).hasValue(5);
  }
}
