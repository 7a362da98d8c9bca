package cleansignal.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTextTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OK")
  void whatWasRenderedIsRead(Outcome outcome) {
    IntStream.rangeClosed(0, 999)
        .mapToObj(status -> new Classified(outcome, status))
        .forEach(
            classified ->
                assertThat(OutcomeText.parse(OutcomeText.failed(classified)))
                    .isEqualTo(classified));
  }

  @Test
  void theLogsFormIsFixedBecauseOldLogsAreJudgedAgain() {
    assertThat(OutcomeText.parse("outcome, found rate-limited 429"))
        .isEqualTo(new Classified(Outcome.RATE_LIMITED, 429));
    assertThat(OutcomeText.failed(new Classified(Outcome.RATE_LIMITED, 429)))
        .isEqualTo("outcome, found rate-limited 429");
    assertThat(OutcomeText.missing("data.game.id")).startsWith("contract data.game.id,");
    assertThat(OutcomeText.wrong("data.game.id")).startsWith("contract data.game.id,");
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          j.n.ConnectException: finishConnect(..) failed with error(-111): Connection refused | unavailable
          j.n.ConnectException: Connection refused: /127.0.0.1:1                              | unavailable
          j.n.ConnectException: Connection refused: no further information                    | unavailable
          Request timeout to 127.0.0.1/127.0.0.1:35445 after 500 ms                           | timeout
          Request timeout to game.example.org/10.0.0.1:443 after 10000 ms                     | timeout
          i.n.c.ConnectTimeoutException: connection timed out after 10000 ms: /10.0.0.1:80    | timeout
          i.n.h.s.SslHandshakeTimeoutException: handshake timed out after 10000ms             | timeout
          i.g.h.c.i.PrematureCloseException: Premature close                                  | network
          j.n.UnknownHostException: Failed to resolve 'nowhere.invalid'                       | network
          i.n.h.s.NotSslRecordException: not an SSL/TLS record: 485454                        | network
          j.n.s.SSLHandshakeException: PKIX path building failed                              | network
          i.n.c.u.Errors$NativeIoException: recvAddress(..) failed: Connection reset by peer  | network
          j.i.IOException: Connection reset by peer                                           | network
          j.n.NoRouteToHostException: No route to host                                        | network
          """)
  void anAnswerThatNeverCameIsReadFromGatlingsWording(String message, String outcome) {
    assertThat(OutcomeText.parse(message)).isEqualTo(withoutStatus(outcome));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i.n.h.c.h.w.WebSocketClientHandshakeException: Invalid handshake response getStatus: 429 Too Many Requests | protocol
          Check move timeout                                                                                       | timeout
          WebSocket crashed while waiting for check: i.g.h.c.i.PrematureCloseException: Premature close             | protocol
          WebSocket crashed while waiting for check: j.n.SocketException: Connection reset                         | protocol
          'WebSocket crashed while waiting for check: '                                                            | protocol
          Client issued text frame but server has closed the WebSocket and max reconnects is reached               | protocol
          """)
  void aSocketsFailureIsReadFromGatlingsWording(String message, String outcome) {
    assertThat(OutcomeText.parse(message)).isEqualTo(withoutStatus(outcome));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", found nothing",
        ", found another-id",
        ", found ok 200",
        ", unexpectedly found x",
        ", found Connection refused",
        ", found Request timeout to hell",
        " preparation crashed: i.g.c.j.JsonParsingException: Unexpected end-of-input",
        " preparation crashed: Check x timeout",
        " extraction crashed: anything"
      })
  void aFieldThatIsMissingOrWrongBreaksTheContract(String verdict) {
    assertThat(OutcomeText.parse("contract data.game.id" + verdict))
        .isEqualTo(withoutStatus("contract"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outcome, found unheard-of 500",
        "outcome, found ok 200",
        "outcome, found ok",
        "outcome, found contract 1000",
        "outcome, found contract",
        "outcome, found nothing",
        "outcome extraction crashed: transform crashed: j.l.NullPointerException",
        "outcome preparation crashed: anything"
      })
  void whatOnlyOurOwnChecksCanGetWrongIsOurMistake(String message) {
    assertThat(OutcomeText.parse(message)).isEqualTo(withoutStatus("script"));
  }

  @Test
  void aCheckOfOurOwnThatBreaksIsOurMistakeAndQuotesNothing() {
    String message = OutcomeText.crashed(new IllegalStateException("Connection refused"));
    assertThat(OutcomeText.parse(message)).isEqualTo(withoutStatus("script"));
    assertThat(message).contains("IllegalStateException").doesNotContain("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "something new in the next version",
        "Outcome, found contract 400",
        "x outcome, found contract 400",
        "Check",
        "null"
      })
  void anUnknownWordingIsTransport(String message) {
    assertThat(OutcomeText.parse(message)).isEqualTo(withoutStatus("network"));
  }

  @Test
  void hostileTextIsReadWithoutHarm() {
    String metacharacters = "(.*)+[\\Q^$|?{1,}*";

    assertThat(OutcomeText.parse(metacharacters)).isEqualTo(withoutStatus("network"));
    assertThat(OutcomeText.parse("contract " + metacharacters + ", found nothing"))
        .isEqualTo(withoutStatus("contract"));
    assertThat(OutcomeText.parse("contract a\nb\r\0, found nothing"))
        .isEqualTo(withoutStatus("contract"));
    assertThat(OutcomeText.parse("\n\noutcome, found contract 400\n"))
        .isEqualTo(withoutStatus("network"));
    assertThat(OutcomeText.parse("a".repeat(10_000))).isEqualTo(withoutStatus("network"));
    assertThat(OutcomeText.parse("outcome, found " + "a-".repeat(5_000) + " 500"))
        .isEqualTo(withoutStatus("script"));
    assertThat(OutcomeText.parse("outcome, found contract " + "9".repeat(10_000)))
        .isEqualTo(withoutStatus("script"));
    assertThat(OutcomeText.parse("Check " + "timeou ".repeat(1_500)))
        .isEqualTo(withoutStatus("network"));
  }

  private static Classified withoutStatus(String outcome) {
    return new Classified(Outcome.ofText(outcome).orElseThrow(), Classified.NO_STATUS);
  }
}
