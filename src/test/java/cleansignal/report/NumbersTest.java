package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;0;-",
        "0;60;0 %",
        "60;60;100 %",
        "1;60;1.7 %",
        "1;1;100 %",
        "4;3412;0.12 %",
        "3411;3412;99.97 %",
        "1;100000;0.001 %",
        "1;100001;0.0010 %",
        "99999;100000;99.999 %",
        "1;9000000000;0.000000 %",
      })
  void percentShowsOneOfN(long k, long n, String text) {
    assertThat(Numbers.percent(k, n)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.5;0.12;2;0.12",
        "0.5;0.5;2;0.5",
        "0.5;0.5004;2;0.5004",
        "0.5;0.49996;2;0.49996",
        "800;799.6;0;799.6",
        "800;1234.5;1;1,234.5",
        "800;799.99999999;1;800",
      })
  void valueNeverLooksLikeALimitThatItIsNot(double limit, double value, int decimals, String text) {
    assertThat(Numbers.against(limit, value, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0.0016;3412;0.16 %;0.16 %", "0.002681;3412;0.26 %;0.27 %", "0;10;0 %;0 %"})
  void boundsAreRoundedOutward(double fraction, long n, String lower, String upper) {
    assertThat(Numbers.lowerBound(fraction, n)).isEqualTo(lower);
    assertThat(Numbers.upperBound(fraction, n)).isEqualTo(upper);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;0 ms",
        "999;999 ms",
        "1000;1 s",
        "25500;25.5 s",
        "59999;60 s",
        "60000;1 min 0 s",
        "300499;5 min 0 s",
        "7200000;120 min 0 s"
      })
  void durations(long millis, String text) {
    assertThat(Numbers.duration(millis)).isEqualTo(text);
  }
}
