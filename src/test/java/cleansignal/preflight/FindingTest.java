package cleansignal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ProtocolException;
import org.junit.jupiter.api.Test;

class FindingTest {

  /** A server that speaks something else is quoted by whoever meets it, and goes to a terminal. */
  @Test
  void holdsNoControlCharacters() {
    String told =
        Causes.told(new ProtocolException("Invalid status line: \"\0\u0085 \u001b[31mred\""));

    Finding finding = Finding.fail("no answer: " + told, "ask \u009b2J\u007f");

    assertThat(finding.found())
        .isEqualTo("no answer: ProtocolException: Invalid status line: \"?? ?[31mred\"");
    assertThat(finding.advice()).isEqualTo("ask ?2J?");
  }
}
