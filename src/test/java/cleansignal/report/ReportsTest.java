package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every form of the report. */
class ReportsTest {
  private static final Map<String, ReportWriter> WRITERS = GoldenFiles.writers();
  private static final Map<String, JudgedRun> RUNS = SampleRuns.all();

  static Stream<Arguments> reports() {
    return RUNS.keySet().stream()
        .flatMap(run -> WRITERS.keySet().stream().map(file -> Arguments.of(run, file)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("reports")
  void readsAsKept(String run, String file) throws IOException {
    assertThat(GoldenFiles.text(WRITERS.get(file), RUNS.get(run)))
        .isEqualTo(GoldenFiles.kept(run, file));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("reports")
  void holdsNoControlCharacterAndNoLoneSurrogate(String run, String file) {
    String text = GoldenFiles.text(WRITERS.get(file), RUNS.get(run));
    assertThat(text.codePoints())
        .noneMatch(c -> Character.isISOControl(c) && c != '\n')
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("reports")
  void isTheSameInEveryLocale(String run, String file) throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(GoldenFiles.text(WRITERS.get(file), RUNS.get(run)))
          .isEqualTo(GoldenFiles.kept(run, file));
    } finally {
      Locale.setDefault(before);
    }
  }
}
