package cleansignal.target.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a server can send throws, and what is given out lies within the frame. */
class FramesFuzzTest {

  private static final int FRAMES = 20_000;
  private static final int LONGEST = 60;

  /** Mostly what has a meaning somewhere in a frame. */
  private static final String ALPHABET = "0123456b/,-[]{}\"\\:u probeasid\n\u0000é漢\uD83D\uDE00";

  private static final List<String> GOOD =
      List.of(
          "0{\"sid\":\"Z7Kf7e0M\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":30000}",
          "2probe",
          "40/admin,{\"sid\":\"OsALJ9AkWKphugh4AAB5\"}",
          "44{\"message\":\"Authentication \\u0066ailed\",\"data\":{\"a\":[1,{\"b\":\"}\"}]}}",
          "42/chess,7[\"lobby:game_joined\",{\"gameId\":\"c\\\"1\",\"playerCount\":2},[],null]",
          "43/a,12[{\"ok\":true}]",
          "451-[\"e\",{\"_placeholder\":true,\"num\":0}]");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyText(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < FRAMES; i++) {
      StringBuilder frame = new StringBuilder();
      int length = random.nextInt(LONGEST);
      for (int c = 0; c < length; c++) {
        frame.append(anyCharacter(random));
      }
      check(frame.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void goodFramesWithMistakes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < FRAMES; i++) {
      StringBuilder frame = new StringBuilder(GOOD.get(random.nextInt(GOOD.size())));
      int mistakes = 1 + random.nextInt(3);
      for (int m = 0; m < mistakes; m++) {
        spoil(frame, random);
      }
      check(frame.toString());
    }
  }

  private static void spoil(StringBuilder frame, SplittableRandom random) {
    int at = random.nextInt(frame.length() + 1);
    switch (random.nextInt(4)) {
      case 0 -> frame.insert(at, anyCharacter(random));
      case 1 -> frame.delete(at, Math.min(frame.length(), at + 1 + random.nextInt(3)));
      case 2 -> frame.setLength(at);
      default -> frame.replace(at, Math.min(frame.length(), at + 1), "" + anyCharacter(random));
    }
  }

  private static char anyCharacter(SplittableRandom random) {
    return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
  }

  private static void check(String frame) {
    assertThatCode(() -> checkPacket(frame, Frames.parse(frame)))
        .as(frame)
        .doesNotThrowAnyException();
  }

  private static void checkPacket(String frame, Packet packet) {
    if (packet instanceof Packet.Event event) {
      assertThat(frame).startsWith("42").contains(event.payload().text());
    } else if (packet instanceof Packet.Ack ack) {
      assertThat(frame).startsWith("43").contains(ack.payload().text());
    } else if (packet instanceof Packet.Connect connect) {
      assertThat(frame).startsWith("40");
      assertThat(connect.sid()).isNotEmpty();
    } else if (packet instanceof Packet.Open open) {
      assertThat(frame).startsWith("0");
      assertThat(open.pingIntervalMillis()).isPositive();
    }
  }
}
