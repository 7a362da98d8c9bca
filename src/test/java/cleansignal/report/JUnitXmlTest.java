package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveStatus;
import cleansignal.slo.Priority;
import cleansignal.slo.Verdict;
import cleansignal.slo.VerdictKind;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitXmlTest {

  static Stream<String> samples() {
    return SampleRuns.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isWellFormedAndItsCountsAgree(String name) throws Exception {
    Element suite = suite(SampleRuns.all().get(name));
    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
    assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
    assertThat(suite.getAttribute("errors")).isEqualTo(count(suite, "error"));
    assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, true, system-out",
    "CONDITIONAL, true, system-out",
    "CONDITIONAL, false, failure",
    "FAIL, false, failure",
    "INVALID, false, error",
    "INCONCLUSIVE, false, error",
    "INCONCLUSIVE, true, system-out",
  })
  void firstCaseIsTheVerdict(VerdictKind kind, boolean accepted, String element) throws Exception {
    Verdict verdict = new Verdict(kind, List.of(), List.of(), List.of(), List.of(), accepted);
    Element first = cases(run(verdict)).get(0);
    assertThat(first.getAttribute("name")).isEqualTo("verdict");
    assertThat(((Element) first.getElementsByTagName("*").item(0)).getTagName()).isEqualTo(element);
  }

  @ParameterizedTest
  @CsvSource({
    "MET, true, HIGH, system-out",
    "MISSED, true, HIGH, failure",
    "MISSED, false, CRITICAL, failure",
    "MISSED, true, MEDIUM, skipped",
    "UNPROVEN, true, HIGH, error",
    "UNPROVEN, true, MEDIUM, skipped",
    "UNPROVEN, false, HIGH, skipped",
    "NOT_APPLICABLE, false, HIGH, skipped",
  })
  void oneCaseAnObjective(
      ObjectiveStatus status, boolean required, Priority priority, String element)
      throws Exception {
    ObjectiveResult objective = objective(status, required, priority);
    Verdict verdict =
        new Verdict(VerdictKind.PASS, List.of(), List.of(), List.of(), List.of(objective), true);
    Element second = cases(run(verdict)).get(1);
    assertThat(((Element) second.getElementsByTagName("*").item(0)).getTagName())
        .isEqualTo(element);
  }

  @Test
  void namesObjectiveValueAndLimit() throws Exception {
    Element missed = cases(SampleRuns.fail500()).get(2);
    assertThat(missed.getAttribute("name")).isEqualTo("true_error_rate <= 0.5 %");
    Element failure = (Element) missed.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message"))
        .isEqualTo("missed: 2.02 %, limit <= 0.5 % (staging), 69 / 3,412, at least 1.64 %");
  }

  @Test
  void hostileTextArrivesAsText() throws Exception {
    Element first = cases(SampleRuns.hostile()).get(0);
    assertThat(((Element) first.getElementsByTagName("failure").item(0)).getAttribute("message"))
        .contains("]]>", "<b>&amp;", "\"f\"", "☃");
  }

  private static ObjectiveResult objective(
      ObjectiveStatus status, boolean required, Priority priority) {
    ObjectiveResult like =
        SampleObjectives.latency(
            "x", priority, status, 5, 10, new ObjectiveResult.Share(0, 9, 0, 1, 1));
    return new ObjectiveResult(
        like.id(),
        like.title(),
        like.priority(),
        required,
        status,
        like.value(),
        like.limit(),
        like.comparison(),
        like.unit(),
        like.sloEnvironment(),
        like.share(),
        like.samples(),
        like.samplesNeeded(),
        like.evidence(),
        like.note(),
        like.triage());
  }

  private static JudgedRun run(Verdict verdict) {
    return new JudgedRun("x", Optional.empty(), Optional.empty(), verdict, List.of());
  }

  private static List<Element> cases(JudgedRun run) throws Exception {
    NodeList cases = suite(run).getElementsByTagName("testcase");
    return IntStream.range(0, cases.getLength()).mapToObj(i -> (Element) cases.item(i)).toList();
  }

  private static String count(Element suite, String tag) {
    return Integer.toString(suite.getElementsByTagName(tag).getLength());
  }

  private static Element suite(JudgedRun run) throws Exception {
    String xml = GoldenFiles.text(new JUnitXml(), run);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }
}
