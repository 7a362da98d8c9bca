package cleansignal.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClassifierTest {

  private static final int OK = 200;

  /**
   * What a status means where the contract promises 200: a column for each kind of call, and for
   * calls that carry a token one for a fresh and one for an expired token.
   */
  private static final String TABLE =
      """
      status | login        | refresh      | protected    | protected+old | given        | given+old    | public
      200    | ok           | ok           | ok           | ok            | ok           | ok           | ok
      201    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      204    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      302    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      304    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      400    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      401    | contract     | contract     | contract     | auth-expired  | contract     | auth-expired | contract
      403    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      404    | contract     | contract     | contract     | contract      | lifecycle    | lifecycle    | contract
      405    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      408    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      409    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      410    | contract     | contract     | contract     | contract      | lifecycle    | lifecycle    | contract
      413    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      422    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      429    | contract     | rate-limited | rate-limited | rate-limited  | rate-limited | rate-limited | rate-limited
      499    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      500    | server-error | server-error | server-error | server-error  | server-error | server-error | server-error
      501    | server-error | server-error | server-error | server-error  | server-error | server-error | server-error
      502    | server-error | server-error | server-error | server-error  | server-error | server-error | server-error
      503    | unavailable  | unavailable  | unavailable  | unavailable   | unavailable  | unavailable  | unavailable
      504    | server-error | server-error | server-error | server-error  | server-error | server-error | server-error
      599    | server-error | server-error | server-error | server-error  | server-error | server-error | server-error
      600    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      100    | contract     | contract     | contract     | contract      | contract     | contract     | contract
      0      | contract     | contract     | contract     | contract      | contract     | contract     | contract
      -1     | contract     | contract     | contract     | contract      | contract     | contract     | contract
      """;

  static Stream<Arguments> cells() {
    List<String[]> rows =
        TABLE.lines().map(line -> line.split("\\|")).map(ClassifierTest::stripped).toList();
    String[] columns = rows.get(0);
    return rows.stream()
        .skip(1)
        .flatMap(
            row ->
                IntStream.range(1, row.length)
                    .mapToObj(
                        column ->
                            Arguments.of(Integer.parseInt(row[0]), columns[column], row[column])));
  }

  private static String[] stripped(String[] row) {
    return Arrays.stream(row).map(String::strip).toArray(String[]::new);
  }

  @ParameterizedTest(name = "{0} on {1} is {2}")
  @MethodSource("cells")
  void aStatusIsReadByCallAndToken(int status, String column, String outcome) {
    CallKind call = kind(column);
    boolean expired = column.endsWith("+old");

    assertThat(Classifier.classify(call, OK, status, expired))
        .isEqualTo(new Classified(named(outcome), status));
  }

  @ParameterizedTest(name = "{0} on {1} is {2}")
  @MethodSource("cells")
  void anExpiredTokenExcusesNoCallThatCarriesNone(int status, String column, String outcome) {
    CallKind call = kind(column);

    if (!call.carriesToken()) {
      assertThat(Classifier.classify(call, OK, status, true).outcome()).isEqualTo(named(outcome));
    }
    assertThat(call.carriesToken()).isEqualTo(column.startsWith("protected") || given(column));
  }

  @Test
  void theTableCoversAllKindsOfCall() {
    assertThat(cells().map(cell -> kind((String) cell.get()[1])).distinct())
        .containsExactlyInAnyOrder(CallKind.values());
  }

  @ParameterizedTest
  @CsvSource({
    "201, 201, ok",
    "201, 200, contract",
    "204, 204, ok",
    "204, 200, contract",
    "404, 404, ok",
    "404, 200, contract"
  })
  void onlyTheOneStatusOfTheContractIsSuccess(int expected, int status, String outcome) {
    for (CallKind call : CallKind.values()) {
      assertThat(Classifier.classify(call, expected, status, false).outcome())
          .isEqualTo(named(outcome));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "499, false",
    "500, true",
    "503, true",
    "599, true",
    "600, false",
    "200, false",
    "0, false"
  })
  void the5xxRateCounts500To599(int status, boolean counted) {
    assertThat(new Classified(Outcome.SERVER_ERROR, status).is5xx()).isEqualTo(counted);
  }

  private static boolean given(String column) {
    return column.startsWith("given");
  }

  private static CallKind kind(String column) {
    return switch (column.replace("+old", "")) {
      case "login" -> CallKind.LOGIN;
      case "refresh" -> CallKind.REFRESH;
      case "protected" -> CallKind.PROTECTED;
      case "given" -> CallKind.ON_GIVEN_ID;
      case "public" -> CallKind.PUBLIC;
      default -> throw new IllegalArgumentException(column);
    };
  }

  private static Outcome named(String text) {
    return Outcome.ofText(text).orElseThrow();
  }
}
