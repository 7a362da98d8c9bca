package cleansignal.report;

import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveStatus;
import cleansignal.slo.Reason;
import cleansignal.slo.Verdict;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code junit.xml} for a build server: the first case is the verdict, then one case an objective.
 * Missed is a failure; required but unproven is an error; not applicable, and unproven where
 * nothing requires it, is skipped. A verdict that is accepted passes; FAIL and CONDITIONAL are
 * failures, INVALID and INCONCLUSIVE errors.
 */
public final class JUnitXml implements ReportWriter {

  private enum Result {
    PASSED(""),
    FAILURE("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Result(String element) {
      this.element = element;
    }
  }

  private record Case(String name, Result result, String message, String text) {}

  @Override
  public void write(JudgedRun run, Writer out) throws IOException {
    List<Case> cases = new ArrayList<>();
    cases.add(verdict(run));
    run.verdict().objectives().forEach(objective -> cases.add(objective(objective)));
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      suite(xml, run, cases);
      xml.writeEndDocument();
      xml.writeCharacters("\n");
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static Case verdict(JudgedRun run) {
    Verdict verdict = run.verdict();
    String reasons = verdict.reasons().stream().map(Reason::text).collect(Collectors.joining("; "));
    String message = reasons.isEmpty() ? verdict.kind().name() : verdict.kind() + ": " + reasons;
    return new Case("verdict", result(verdict), message, RunText.standing(run));
  }

  private static Result result(Verdict verdict) {
    if (verdict.accepted()) {
      return Result.PASSED;
    }
    return verdict.kind() == VerdictKind.INVALID || verdict.kind() == VerdictKind.INCONCLUSIVE
        ? Result.ERROR
        : Result.FAILURE;
  }

  private static Case objective(ObjectiveResult objective) {
    String name = objective.id() + " " + ObjectiveText.limit(objective);
    String text =
        Stream.of(objective.title(), objective.note(), objective.triage())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining("\n"));
    return new Case(name, result(objective), message(objective), text);
  }

  private static String message(ObjectiveResult objective) {
    String status = objective.status().text() + ": ";
    return objective.status() == ObjectiveStatus.NOT_APPLICABLE
        ? status + objective.note()
        : status
            + ObjectiveText.value(objective)
            + ", limit "
            + ObjectiveText.limit(objective)
            + " ("
            + objective.sloEnvironment()
            + "), "
            + ObjectiveText.evidence(objective);
  }

  private static Result result(ObjectiveResult objective) {
    return switch (objective.status()) {
      case MET -> Result.PASSED;
      case MISSED -> onlyWarns(objective) ? Result.SKIPPED : Result.FAILURE;
      case UNPROVEN ->
          onlyWarns(objective) || !objective.required() ? Result.SKIPPED : Result.ERROR;
      case NOT_APPLICABLE -> Result.SKIPPED;
    };
  }

  /** As a failure it would colour a build that has passed. */
  private static boolean onlyWarns(ObjectiveResult objective) {
    return !objective.priority().decides();
  }

  private static void suite(XMLStreamWriter xml, JudgedRun run, List<Case> cases)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute(xml, "name", "clean-signal " + run.name());
    attribute(xml, "tests", Integer.toString(cases.size()));
    attribute(xml, "failures", count(cases, Result.FAILURE));
    attribute(xml, "errors", count(cases, Result.ERROR));
    attribute(xml, "skipped", count(cases, Result.SKIPPED));
    attribute(xml, "time", seconds(run));
    for (Case one : cases) {
      xml.writeCharacters("\n  ");
      testCase(xml, run, one);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, JudgedRun run, Case one)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "classname", "clean-signal." + run.name());
    attribute(xml, "name", one.name());
    attribute(xml, "time", "0");
    xml.writeCharacters("\n    ");
    if (one.result() == Result.PASSED) {
      xml.writeStartElement("system-out");
      text(xml, one.message() + "\n" + one.text());
    } else {
      xml.writeStartElement(one.result().element);
      attribute(xml, "message", one.message());
      text(xml, one.text());
    }
    xml.writeEndElement();
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static String count(List<Case> cases, Result result) {
    return Long.toString(cases.stream().filter(one -> one.result() == result).count());
  }

  private static String seconds(JudgedRun run) {
    return run.measures()
        .map(measures -> Long.toString(measures.whole().window().lengthMillis() / 1_000))
        .orElse("0");
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, Plain.xml(Plain.oneLine(value)));
  }

  private static void text(XMLStreamWriter xml, String text) throws XMLStreamException {
    xml.writeCharacters(Plain.xml(text));
  }
}
