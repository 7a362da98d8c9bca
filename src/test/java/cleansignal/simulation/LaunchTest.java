package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cleansignal.config.ConfigException;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.plan.Catalogue;
import cleansignal.plan.PlanRefusedException;
import cleansignal.plan.UnknownNameException;
import cleansignal.slo.SloException;
import cleansignal.slo.SloFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LaunchTest {

  /** As the rooms below really throw them. */
  static Stream<Exception> refusals() {
    return Stream.of(
        catchThrowableOfType(
            ConfigException.class,
            () -> SuiteConfigLoader.load(Map.of(), Map.of("scenaro", "baseline"))),
        catchThrowableOfType(UnknownNameException.class, () -> Catalogue.load().find("basline")),
        catchThrowableOfType(SloException.class, () -> SloFiles.load(Path.of("no", "such"))),
        new PlanRefusedException("too small a pool"),
        new LaunchException("target local does not answer"),
        new IOException("the embedded server ended before it was ready"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalIsToldInItsOwnWords(Exception refusal) {
    assertThat(Launch.reason(refusal)).isEqualTo(refusal.getMessage()).isNotBlank();
  }

  /** What a server says may reach a message; it must not paint the terminal. */
  @Test
  void noMessageTakesControlCharactersToATerminal() {
    assertThat(Launch.reason(new IOException("first \u001b[31mred\0\nsecond \u009b2J")))
        .isEqualTo("first  [31mred " + System.lineSeparator() + "second  2J");
    assertThat(Launch.reason(new IllegalStateException("\u001b[31mred")))
        .isEqualTo("java.lang.IllegalStateException:  [31mred");
  }

  @Test
  void aMistakeOfOursIsNamedByItsKindToo() {
    assertThat(Launch.reason(new IllegalStateException("no seat")))
        .isEqualTo("java.lang.IllegalStateException: no seat");
    assertThat(Launch.reason(new IOException())).isEqualTo("java.io.IOException");
    assertThat(Launch.reason(new NullPointerException()))
        .isEqualTo("java.lang.NullPointerException");
  }
}
