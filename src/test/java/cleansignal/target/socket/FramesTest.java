package cleansignal.target.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void theHandshakeAsTheServerSendsIt() {
    assertThat(
            Frames.parse(
                "0{\"sid\":\"Z7Kf7e0Mc0m9ioJbAAB4\",\"upgrades\":[],\"pingInterval\":25000,"
                    + "\"pingTimeout\":30000,\"maxPayload\":1000000}"))
        .isEqualTo(new Packet.Open("Z7Kf7e0Mc0m9ioJbAAB4", 25_000, 30_000));
  }

  @Test
  void barePackets() {
    assertThat(Frames.parse("1")).isEqualTo(new Packet.Close());
    assertThat(Frames.parse("2")).isEqualTo(new Packet.Ping());
    assertThat(Frames.parse("2probe")).isEqualTo(new Packet.Ping());
    assertThat(Frames.parse("3")).isEqualTo(new Packet.Pong());
    assertThat(Frames.parse("3probe")).isEqualTo(new Packet.Pong());
    assertThat(Frames.parse("5")).isEqualTo(new Packet.Upgrade());
    assertThat(Frames.parse("6")).isEqualTo(new Packet.Noop());
  }

  @Test
  void connectInTheMainNamespaceAndAnother() {
    assertThat(Frames.parse("40{\"sid\":\"OsALJ9AkWKphugh4AAB5\"}"))
        .isEqualTo(new Packet.Connect("/", "OsALJ9AkWKphugh4AAB5"));
    assertThat(Frames.parse("40/admin,{\"pid\":\"p\",\"sid\":\"s\"}"))
        .isEqualTo(new Packet.Connect("/admin", "s"));
    assertThat(Frames.parse("40/a?token=1,{\"sid\":\"s\"}"))
        .isEqualTo(new Packet.Connect("/a?token=1", "s"));
  }

  @Test
  void aRefusedConnectHasTheServersReason() {
    assertThat(Frames.parse("44{\"message\":\"Authentication failed\"}"))
        .isEqualTo(new Packet.ConnectError("/", "Authentication failed"));
    assertThat(Frames.parse("44/admin,{\"data\":{\"message\":\"x\"},\"message\":\"a \\\"b\\\"\"}"))
        .isEqualTo(new Packet.ConnectError("/admin", "a \"b\""));
    assertThat(Frames.parse("44\"Not authorized\""))
        .isEqualTo(new Packet.ConnectError("/", "Not authorized"));
    assertThat(Frames.parse("44{}")).isEqualTo(new Packet.ConnectError("/", ""));
  }

  @Test
  void disconnect() {
    assertThat(Frames.parse("41")).isEqualTo(new Packet.Disconnect("/"));
    assertThat(Frames.parse("41/admin,")).isEqualTo(new Packet.Disconnect("/admin"));
    assertThat(Frames.parse("41/admin")).isEqualTo(new Packet.Disconnect("/admin"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      textBlock =
          """
          42["error",{"code":"X"}]                 ; /      ;    ; error             ; {"code":"X"}
          42["canceled","order|c1|1"]              ; /      ;    ; canceled          ; "order|c1|1"
          42["two",1,[2,3]]                        ; /      ;    ; two               ; 1,[2,3]
          42["none"]                               ; /      ;    ; none              ; ''
          427["asked",{}]                          ; /      ; 7  ; asked             ; {}
          42/chess,["e",null]                      ; /chess ;    ; e                 ; null
          42/chess,12["e",null]                    ; /chess ; 12 ; e                 ; null
          42["",0]                                 ; /      ;    ; ''                ; 0
          '42 [ "spaced" , { } ] '                 ; /      ;    ; spaced            ; { }
          42["es\\u0063\\"aped",1]                 ; /      ;    ; esc"aped          ; 1
          42["lobby:game_joined",{"a":"]"}]        ; /      ;    ; lobby:game_joined ; {"a":"]"}
          """)
  void events(String frame, String namespace, Long id, String name, String payload) {
    Packet.Event event = (Packet.Event) Frames.parse(frame);

    assertThat(event.namespace()).isEqualTo(namespace);
    assertThat(event.id()).isEqualTo(id == null ? OptionalLong.empty() : OptionalLong.of(id));
    assertThat(event.name()).isEqualTo(name);
    assertThat(event.payload().text()).isEqualTo(payload);
    assertThat(event.payload().frame()).isSameAs(frame);
  }

  @Test
  void acknowledgements() {
    Packet.Ack ack = (Packet.Ack) Frames.parse("43/n,17[ {\"a\":1},2]");

    assertThat(ack.namespace()).isEqualTo("/n");
    assertThat(ack.id()).isEqualTo(17);
    assertThat(ack.payload().text()).isEqualTo("{\"a\":1},2");
    assertThat(((Packet.Ack) Frames.parse("430[]")).payload().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bAQIDBA==", "451-[\"e\",{\"_placeholder\":true,\"num\":0}]", "461-5[]"})
  void binaryIsKnownButNotRead(String frame) {
    assertThat(Frames.parse(frame)).isInstanceOf(Packet.Binary.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "9",
        "11",
        "2prob",
        "2probes",
        "3x",
        "5probe",
        "66",
        "probe",
        "0",
        "0{}",
        "0{\"sid\":\"a\"}",
        "0[]",
        "0{\"sid\":1,\"pingInterval\":1,\"pingTimeout\":1}",
        "0{\"sid\":\"a\",\"pingInterval\":0,\"pingTimeout\":1}",
        "0{\"sid\":\"a\",\"pingInterval\":25000,\"pingTimeout\":9999999999}",
        "0{\"sid\":\"a\",\"pingInterval\":25000,\"pingTimeout\":30000}x",
        "4",
        "47",
        "4x",
        "4garbage",
        "40",
        "40{}",
        "40{\"sid\":\"\"}",
        "40{\"sid\":null}",
        "40[]",
        "40{\"sid\":\"a\"",
        "40{\"sid\":\"a\"}}",
        "40{\"sid\":\"a\" \"b\":1}",
        "40{,\"sid\":\"a\"}",
        "40{\"sid\":\"a\",}",
        "40{sid:\"a\"}",
        "40/admin",
        "41x",
        "41/a,x",
        "44",
        "44[",
        "44{",
        "44\"a",
        "44\"a\"b",
        "44{\"message\":{}}",
        "42",
        "42garbage",
        "42[",
        "42]",
        "42[]",
        "42{}",
        "42[1]",
        "42[null,1]",
        "42[\"a\"",
        "42[\"a",
        "42[\"a]",
        "42[\"a\",",
        "42[\"a\",]",
        "42[\"a\", ]",
        "42[\"a\"1]",
        "42[\"a\"]]x",
        "42[\"a\\\"]",
        "42[\"\\u12\"]",
        "42[\"\\x\"]",
        "42[\"a\",{}",
        "42/chess",
        "421234567890123456[\"a\"]",
        "42-1[\"a\"]",
        "43[]",
        "43a[]",
        "437",
        "437{}"
      })
  void whateverElseIsMalformed(String frame) {
    assertThat(Frames.parse(frame))
        .isInstanceOfSatisfying(
            Packet.Malformed.class, malformed -> assertThat(malformed.reason()).isNotBlank());
  }

  @Test
  void whatAClientSends() {
    assertThat(Frames.connect("{\"token\":\"t\"}")).isEqualTo("40{\"token\":\"t\"}");
    assertThat(Frames.event("join_game", "{\"gameId\":\"c1\"}"))
        .isEqualTo("42[\"join_game\",{\"gameId\":\"c1\"}]");
    assertThat(Frames.event("lobby:subscribe")).isEqualTo("42[\"lobby:subscribe\"]");
    assertThat(Frames.parse(Frames.PONG)).isEqualTo(new Packet.Pong());
    assertThat(Frames.parse(Frames.NOOP)).isEqualTo(new Packet.Noop());
    assertThat(Frames.parse(Frames.DISCONNECT)).isEqualTo(new Packet.Disconnect("/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\"],[\"",
        "back\\slash",
        "line\nbreak\u0000\u2028",
        "漢字 \uD83D\uDE00"
      })
  void hostileTextsStayTexts(String hostile) throws JsonProcessingException {
    String frame = Frames.event(hostile, Frames.quoted(hostile));

    JsonNode array = JSON.readTree(frame.substring(2));
    assertThat(array).hasSize(2);
    assertThat(array.get(0).textValue()).isEqualTo(hostile);
    assertThat(array.get(1).textValue()).isEqualTo(hostile);
    Packet.Event event = (Packet.Event) Frames.parse(frame);
    assertThat(event.name()).isEqualTo(hostile);
    assertThat(event.payload().text()).isEqualTo(Frames.quoted(hostile));
  }
}
