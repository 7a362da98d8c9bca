package cleansignal.reference.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReaderTest {
  private final PacketReader reader = new PacketReader();

  @Test
  void readsTheTokenOfAConnect() {
    Packet.Connect connect = (Packet.Connect) reader.read("40{\"token\":\"abc\"}");

    assertThat(connect.namespace()).isEqualTo("/");
    assertThat(connect.auth().path("token").asText()).isEqualTo("abc");
    assertThat(((Packet.Connect) reader.read("40")).auth().isMissingNode()).isTrue();
  }

  @Test
  void readsNamespaces() {
    assertThat(((Packet.Connect) reader.read("40/admin,{}")).namespace()).isEqualTo("/admin");
    assertThat(((Packet.Connect) reader.read("40/admin")).namespace()).isEqualTo("/admin");
  }

  @Test
  void readsEventsWithAndWithoutPayloadAndAckId() {
    Packet.Event plain = (Packet.Event) reader.read("42[\"join_game\",{\"gameId\":\"x\"}]");

    assertThat(plain.name()).isEqualTo("join_game");
    assertThat(plain.payload().path("gameId").asText()).isEqualTo("x");
    assertThat(((Packet.Event) reader.read("427[\"e\",1]")).name()).isEqualTo("e");
    assertThat(((Packet.Event) reader.read("42[\"lobby:subscribe\"]")).payload().isMissingNode())
        .isTrue();
  }

  @Test
  void readsPacketsWithoutData() {
    assertThat(reader.read("1")).isEqualTo(new Packet.Close());
    assertThat(reader.read("3")).isEqualTo(new Packet.Pong());
    assertThat(reader.read("6")).isEqualTo(new Packet.Noop());
    assertThat(reader.read("41")).isEqualTo(new Packet.Disconnect());
    assertThat(reader.read("431[]")).isEqualTo(new Packet.Ack());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2",
        "0",
        "5",
        "4",
        "4x",
        "42",
        "42garbage",
        "42{}",
        "42[]",
        "42[1]",
        "42[\"e\"]x",
        "40[]",
        "41{}",
        "42/admin,[\"e\"]",
        "43{}",
        "44",
        "45-[\"e\"]",
        "42[\"e\""
      })
  void everythingElseIsMalformed(String text) {
    assertThat(reader.read(text)).isInstanceOf(Packet.Malformed.class);
  }

  @Test
  void survivesWhatIsLeftOfAPacketAfterAnAccident() {
    Random random = new Random(1);
    List<String> whole = List.of("40{\"token\":\"abc\"}", "42[\"join_game\",{\"gameId\":\"x\"}]");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(whole.get(i % whole.size()));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
      }
      text.setLength(random.nextInt(text.length() + 1));
      assertThat(reader.read(text.toString())).isNotNull();
    }
  }
}
