package cleansignal.runlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cleansignal.runlog.Logs.Notes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogReaderDamageTest {

  private static final byte[] HEADER = Logs.bytes(Logs.header("only"), log -> {});

  /** Raw bytes of a record. */
  @FunctionalInterface
  private interface Raw {
    void write(DataOutputStream out) throws IOException;
  }

  /** What stands behind a header of one scenario, where in it the damage is, and what is said. */
  static Stream<Arguments> damaged() {
    return Stream.of(
        damage("unknown tag", 0, "Unknown kind of record 5, expected 1 to 4", o -> o.writeByte(5)),
        damage("0xFF is no end", 0, "Unknown kind of record -1", o -> o.writeByte(0xFF)),
        damage("second header", 0, "Unknown kind of record 0", o -> o.writeByte(0)),
        damage("groups < 0", 1, "Impossible number of groups -1", o -> requestGroups(o, -1)),
        damage("groups", 1, "Impossible number of groups 100001", o -> requestGroups(o, 100_001)),
        damage(
            "never seen",
            5,
            "Unknown string -1, the last one was 0",
            o -> {
              requestGroups(o, 0);
              o.writeInt(-1);
            }),
        damage(
            "opposite of the smallest number",
            5,
            "Unknown string -2147483648",
            o -> {
              requestGroups(o, 0);
              o.writeInt(Integer.MIN_VALUE);
            }),
        damage(
            "index 0",
            5,
            "New string 0 out of order, expected 1",
            o -> {
              requestGroups(o, 0);
              o.writeInt(0);
            }),
        damage(
            "gap in the indices",
            5,
            "New string 2 out of order, expected 1",
            o -> {
              requestGroups(o, 0);
              o.writeInt(2);
            }),
        damage(
            "index used twice",
            19,
            "New string 1 out of order, expected 2",
            o -> {
              o.writeByte(LogFormat.REQUEST);
              o.writeInt(2);
              text(o, 1, "group");
              o.writeInt(1);
            }),
        damage(
            "length < 0",
            9,
            "Impossible length -7",
            o -> {
              requestGroups(o, 0);
              o.writeInt(1);
              o.writeInt(-7);
            }),
        damage(
            "gigabytes",
            9,
            "Impossible length 2147483647, expected 0 to 1048576",
            o -> {
              requestGroups(o, 0);
              o.writeInt(1);
              o.writeInt(Integer.MAX_VALUE);
            }),
        damage(
            "coder",
            14,
            "Unknown coding of text 2, expected 0 or 1",
            o -> {
              requestGroups(o, 0);
              o.writeInt(1);
              o.writeInt(1);
              o.writeByte('x');
              o.writeByte(2);
            }),
        damage(
            "half a character",
            13,
            "Impossible length 1 of UTF-16 text",
            o -> {
              requestGroups(o, 0);
              o.writeInt(1);
              o.writeInt(1);
              o.writeByte('x');
              o.writeByte(1);
            }),
        damage("start < 0", 15, "Negative time -1 ms", o -> request(o, -1, 5, 1)),
        damage("end < 0", 19, "Negative time -1 ms", o -> request(o, 1, -1, 1)),
        damage(
            "backwards",
            19,
            "Record ends before it starts: 5 ms to 4 ms",
            o -> request(o, 5, 4, 1)),
        damage(
            "neither true nor false",
            23,
            "Impossible truth value 2, expected 0 or 1",
            o -> request(o, 5, 5, 2)),
        damage("scenario < 0", 1, "Unknown scenario -1", o -> user(o, -1, 3)),
        damage("scenario", 1, "Unknown scenario 1, the header names 1", o -> user(o, 1, 3)),
        damage("user's time", 6, "Negative time -3 ms", o -> user(o, 0, -3)),
        damage(
            "group backwards",
            9,
            "Record ends before it starts: 9 ms to 8 ms",
            o -> {
              o.writeByte(LogFormat.GROUP);
              o.writeInt(0);
              o.writeInt(9);
              o.writeInt(8);
            }),
        damage(
            "error's time",
            11,
            "Negative time -1 ms",
            o -> {
              o.writeByte(LogFormat.ERROR);
              text(o, 1, "x");
              o.writeInt(-1);
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void damaged(String what, int at, String message, byte[] records) {
    Notes notes = new Notes();

    LogFormatException thrown = failure(concat(HEADER, records), notes);

    assertThat(thrown).hasMessageContaining(message);
    assertThat(thrown.offset()).isEqualTo(HEADER.length + at);
    assertThat(thrown).hasMessageEndingWith("(at byte " + thrown.offset() + ")");
    assertThat(notes.lines).isEmpty();
  }

  @Test
  void recordsBeforeTheDamageAreDelivered() {
    byte[] log = Logs.bytes(Logs.header("s"), writer -> writer.user(0, true, 1));
    Notes notes = new Notes();

    LogFormatException thrown = failure(concat(log, new byte[] {99}), notes);

    assertThat(thrown.offset()).isEqualTo(log.length);
    assertThat(notes.lines).containsExactly("user 0 start 1");
  }

  @Test
  void emptyLog() {
    LogFormatException thrown = failure(new byte[0], new Notes());

    assertThat(thrown).hasMessage("The log is empty (at byte 0)");
  }

  static Stream<Arguments> foreign() {
    return Stream.of(
        Arguments.of("text", bytes(o -> o.writeBytes("RUN\tsimulation\t3.9.5\n"))),
        Arguments.of("a record without header", bytes(o -> user(o, 0, 1))),
        Arguments.of("zeros", new byte[100]),
        Arguments.of(
            "a version longer than any",
            bytes(
                o -> {
                  o.writeByte(0);
                  o.writeInt(65);
                })),
        Arguments.of(
            "a version of no length",
            bytes(
                o -> {
                  o.writeByte(0);
                  o.writeInt(-1);
                })),
        Arguments.of(
            "a version that can't be printed",
            bytes(
                o -> {
                  o.writeByte(0);
                  o.writeInt(2);
                  o.writeByte(7);
                  o.writeByte('x');
                  o.writeByte(0);
                })));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void foreign(String what, byte[] file) {
    LogFormatException thrown = failure(file, new Notes());

    assertThat(thrown)
        .hasMessage("This is no log of Gatling's: it does not start with a run record (at byte 0)");
  }

  @ParameterizedTest
  @MethodSource
  void logOfAnotherVersion(String version) {
    RunHeader header = new RunHeader(version, "C", 0, "", List.of());

    LogFormatException thrown = failure(Logs.bytes(header, log -> {}), new Notes());

    assertThat(thrown)
        .hasMessageStartingWith(
            "This reader knows the log of Gatling 3.15.1, this log says " + version + " (");
  }

  static Stream<String> logOfAnotherVersion() {
    return Stream.of("3.15.0", "3.15.10", "3.15.1-SNAPSHOT", "4");
  }

  @Test
  void logThatEndsInsideItsHeader() {
    for (int length = 1; length < HEADER.length; length++) {
      LogFormatException thrown = failure(Arrays.copyOf(HEADER, length), new Notes());

      assertThat(thrown).hasMessageStartingWith("The log ends inside its header");
      assertThat(thrown.offset()).isLessThanOrEqualTo(length);
    }
  }

  @Test
  void impossibleCountsInTheHeader() {
    int scenarioCount = Logs.bytes(Logs.header(), log -> {}).length - 8;
    byte[] log = Arrays.copyOf(HEADER, HEADER.length);
    log[scenarioCount] = 0x7F;

    assertThat(failure(log, new Notes()))
        .hasMessageContaining("Impossible number of scenarios")
        .extracting(LogFormatException::offset)
        .isEqualTo((long) scenarioCount);
  }

  /** More different texts than a million messages: each is as long as a string may be. */
  @Test
  void textsWithoutEndAreRefusedBeforeTheyFillTheMemory() throws IOException {
    byte[] text = new byte[LogFormat.MAX_STRING_BYTES];
    int fitting = (int) (LogFormat.MAX_TEXT_CHARACTERS / text.length);
    List<InputStream> parts = new ArrayList<>(List.of(new ByteArrayInputStream(HEADER)));
    for (int index = 1; index <= fitting + 1; index++) {
      parts.add(
          new ByteArrayInputStream(
              ByteBuffer.allocate(9)
                  .put(LogFormat.ERROR)
                  .putInt(index)
                  .putInt(text.length)
                  .array()));
      parts.add(new ByteArrayInputStream(text));
      parts.add(new ByteArrayInputStream(new byte[] {LogFormat.LATIN1, 0, 0, 0, 1}));
    }
    InputStream log = new SequenceInputStream(Collections.enumeration(parts));

    assertThatThrownBy(() -> LogReader.read(log, new LogVisitor() {}))
        .isInstanceOf(LogFormatException.class)
        .hasMessageStartingWith("More than 268435456 characters of different texts in one log")
        .hasMessageEndingWith(
            "(at byte %d)", HEADER.length + fitting * (text.length + 14L) + text.length + 10L);
  }

  /** Whatever the bytes, reading ends, in one of the two ways, with little memory. */
  @Test
  void noiseBehindAHeaderIsEitherDamageOrAnIncompleteRecord() throws IOException {
    Random random = new Random(20260102);
    int damaged = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      if (noise.length > 0) {
        noise[0] = (byte) (1 + random.nextInt(4));
      }
      try {
        LogEnd end = Logs.source(concat(HEADER, noise)).read(new Notes());
        assertThat(end.truncated()).isEqualTo(end.bytes() < HEADER.length + noise.length);
      } catch (LogFormatException e) {
        damaged++;
      }
    }
    assertThat(damaged).isGreaterThan(4_000);
  }

  /** One byte changed in a good log must never lead to anything but an answer or that exception. */
  @Test
  void anyChangedByteIsReadOrRefused() throws IOException {
    byte[] good =
        Logs.bytes(
            Logs.header("s"),
            log -> {
              log.user(0, true, 1);
              log.request(List.of("g"), "näme", 2, 3, false, "日本");
              log.error("e", 4);
            });
    int refused = 0;
    for (int at = 0; at < good.length; at++) {
      for (int change : new int[] {1, 0x40, 0x80, 0xFF}) {
        byte[] log = Arrays.copyOf(good, good.length);
        log[at] ^= (byte) change;
        try {
          Logs.source(log).read(new Notes());
        } catch (LogFormatException e) {
          refused++;
        }
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void theKnownVersionIsTheOneOnTheClassPath()
      throws ClassNotFoundException,
          NoSuchMethodException,
          IllegalAccessException,
          InvocationTargetException {
    Object version =
        Class.forName("io.gatling.commons.util.GatlingVersion")
            .getMethod("ThisVersion")
            .invoke(null);

    assertThat(version.getClass().getMethod("fullVersion").invoke(version))
        .isEqualTo(LogReader.GATLING_VERSION);
  }

  @Test
  void aMissingFileIsNotDamage() {
    assertThatThrownBy(() -> LogReader.read(Path.of("no such log"), new Notes()))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static LogFormatException failure(byte[] log, Notes notes) {
    LogFormatException thrown =
        catchThrowableOfType(LogFormatException.class, () -> Logs.source(log).read(notes));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static Arguments damage(String what, int at, String message, Raw raw) {
    return Arguments.of(what, at, message, bytes(raw));
  }

  private static void requestGroups(DataOutputStream out, int groups) throws IOException {
    out.writeByte(LogFormat.REQUEST);
    out.writeInt(groups);
  }

  /** A request named x; its start stands at byte 15. */
  private static void request(DataOutputStream out, int start, int end, int ok) throws IOException {
    requestGroups(out, 0);
    text(out, 1, "x");
    out.writeInt(start);
    out.writeInt(end);
    out.writeByte(ok);
  }

  private static void user(DataOutputStream out, int scenario, int time) throws IOException {
    out.writeByte(LogFormat.USER);
    out.writeInt(scenario);
    out.writeByte(1);
    out.writeInt(time);
  }

  private static void text(DataOutputStream out, int index, String text) throws IOException {
    out.writeInt(index);
    out.writeInt(text.length());
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.writeByte(LogFormat.LATIN1);
  }

  private static byte[] bytes(Raw raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      raw.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
