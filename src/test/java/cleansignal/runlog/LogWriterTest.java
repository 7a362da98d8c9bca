package cleansignal.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The writer against bytes put together by hand from the format's description. */
class LogWriterTest {

  private static final RunHeader HEADER =
      new RunHeader("3.15.1", "S", 0x0102030405L, "", List.of("é"));

  private static final String HEADER_BYTES =
      "00" // run
          + "00000006 332e31352e31 00" // version
          + "00000001 53 00" // class
          + "0000000102030405" // start
          + "00000000" // no description: no coder either
          + "00000001 00000001 e9 00" // one scenario
          + "00000000"; // no assertions

  @Test
  void header() {
    assertThat(hex(log -> {})).isEqualTo(expected(""));
  }

  @Test
  void everyKindOfRecord() {
    assertThat(
            hex(
                log -> {
                  log.user(0, true, 1);
                  log.request(List.of("g"), "r", 2, 3, true, "");
                  log.request("r", 4, 5, false, "r");
                  log.group(List.of("g"), 6, 7, 8, false);
                  log.error("m", 9);
                  log.user(0, false, 10);
                }))
        .isEqualTo(
            expected(
                "02 00000000 01 00000001"
                    + "01 00000001 00000001 00000001 67 00" // group g, new string 1
                    + "00000002 00000001 72 00 00000002 00000003 01" // r, new string 2
                    + "00000003 00000000" // empty message, new string 3
                    + "01 00000000 fffffffe 00000004 00000005 00 fffffffe"
                    + "03 00000001 ffffffff 00000006 00000007 00000008 00"
                    + "04 00000004 00000001 6d 00 00000009"
                    + "02 00000000 00 0000000a"));
  }

  @Test
  void textBeyondLatin1IsInTheMachinesByteOrder() {
    String queen = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "5526" : "2655";

    assertThat(hex(log -> log.error("♕", 1)))
        .isEqualTo(expected("04 00000001 00000002" + queen + "01 00000001"));
  }

  private static String hex(Logs.Content content) {
    return HexFormat.of().formatHex(Logs.bytes(HEADER, content));
  }

  private static String expected(String records) {
    return (HEADER_BYTES + records).replace(" ", "");
  }
}
