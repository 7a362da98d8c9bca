package cleansignal.request;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.Secret;
import io.gatling.http.protocol.HttpProtocol;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

class HttpDefaultsTest {

  private static final String BYPASS = "X-Bypass";

  @BeforeAll
  static void configureDsl() {
    GatlingForTests.configureDsl();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "900, 900", "999999999, 999999999"})
  void aServerMayAskToWaitForSeconds(String header, long seconds) {
    assertThat(HttpDefaults.seconds(header)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 5", "-1", "1.5", "5s", "9999999999", "Wed, 21 Oct 2026 07:28:00 GMT"})
  void anythingElseSaysNothing(String header) {
    assertThat(HttpDefaults.seconds(header)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, true",
    "10, 10, true",
    "10, 9, false",
    "10, 14, false",
    ", 10, true",
    "x, 1, true"
  })
  void aBodyIsAsLongAsTheServerSaysIfItSays(String contentLength, int bytes, boolean whole) {
    assertThat(HttpDefaults.isWhole(Optional.ofNullable(contentLength), bytes)).isEqualTo(whole);
  }

  /** A poll answered from a cache, a request elsewhere: both would spoil what a run measures. */
  @Test
  void everyRequestReachesTheTargetAndNoOther() {
    HttpProtocol protocol = protocol(Optional.empty());

    assertThat(protocol.requestPart().cache()).isFalse();
    assertThat(protocol.warmUpUrl().isDefined()).isFalse();
    assertThat(protocol.responsePart().followRedirect()).isFalse();
    assertThat(CollectionConverters.asJava(protocol.baseUrls()))
        .containsExactly("http://127.0.0.1:3000");
  }

  @Test
  void everyRequestCarriesTheIdOfItsExchange() {
    Exchanges exchanges = new Exchanges("u1");
    var session = exchanges.into(GatlingForTests.session()).asScala();

    var header = protocol(Optional.empty()).requestPart().headers().apply("X-Request-Id");

    assertThat(header.apply(session).toOption().get()).isEqualTo(exchanges.requestId());
  }

  @Test
  void theBypassHeaderIsSentOnlyWithAToken() {
    assertThat(protocol(Optional.empty()).requestPart().headers().contains(BYPASS)).isFalse();

    var header =
        protocol(Optional.of(Secret.of("let me in"))).requestPart().headers().apply(BYPASS);

    assertThat(header.apply(GatlingForTests.session().asScala()).toOption().get())
        .isEqualTo("let me in");
  }

  private static HttpProtocol protocol(Optional<Secret> bypassToken) {
    return (HttpProtocol)
        HttpDefaults.protocol("http://127.0.0.1:3000", BYPASS, bypassToken).protocol();
  }
}
