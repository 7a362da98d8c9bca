package cleansignal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
  @ParameterizedTest
  @CsvSource({
    "host.test, host.test",
    "HOST.Test, host.test",
    "host.test., host.test",
    "LOCALHOST., localhost",
    "a-b.c1, a-b.c1",
    "xn--bcher-kva.test, xn--bcher-kva.test",
    "1host.test, 1host.test",
    "1.2.3.4.test, 1.2.3.4.test",
    "0x7f.test, 0x7f.test"
  })
  void aNameHasOneSpelling(String written, String name) {
    assertThat(Host.of(written)).isEqualTo(new Host.Name(name));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "127.0.0.1., 127.0.0.1",
    "203.0.113.9, 203.0.113.9",
    "[::1], 0:0:0:0:0:0:0:1",
    "::1, 0:0:0:0:0:0:0:1",
    "[0:0:0:0:0:0:0:1], 0:0:0:0:0:0:0:1",
    "[2001:DB8::A], 2001:db8:0:0:0:0:0:a",
    "[::ffff:127.0.0.1], 127.0.0.1",
    "[::FFFF:7f00:1], 127.0.0.1",
    "[0:0:0:0:0:ffff:cb00:7109], 203.0.113.9"
  })
  void soHasAnAddress(String written, String address) throws UnknownHostException {
    assertThat(Host.of(written)).isEqualTo(new Host.Address(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "2130706433, 127.0.0.1",
    "0x7f000001, 127.0.0.1",
    "0X7F000001, 127.0.0.1",
    "017700000001, 127.0.0.1",
    "0177.0.0.1, 127.0.0.1",
    "127.1, 127.0.0.1",
    "127.0.1, 127.0.0.1",
    "0x7f.0.0.0x1, 127.0.0.1",
    "010.0.0.1, 8.0.0.1",
    "3405803785, 203.0.113.9",
    "127.0.0.01, 127.0.0.1"
  })
  void anAddressThatProgramsReadDifferentlyIsRefused(String written, String meant) {
    assertThat(Host.of(written))
        .isEqualTo(
            new Host.Unusable(
                "is no IPv4 address in its plain spelling; some programs read " + meant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "256.0.0.1",
        "1.2.3.4.5",
        "1.2.3",
        "4294967296",
        "08.0.0.1",
        "host.0x",
        "0x",
        "1..2",
        "a.7"
      })
  void whatEndsInANumberIsNoName(String written) {
    assertThat(Host.of(written)).isInstanceOf(Host.Unusable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"me@host.test", "host.test@203.0.113.9", "@host.test"})
  void aUserIsRefused(String written) {
    assertThat(Host.of(written)).isEqualTo(new Host.Unusable("holds a user"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[fe80::1%eth0]", "host%2etest", "%6cocalhost"})
  void anEscapeOrAZoneIsRefused(String written) {
    assertThat(Host.of(written)).isEqualTo(new Host.Unusable("holds an escape or a zone"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "host..test",
        "host.test..",
        "-host.test",
        "host-.test",
        "ho st",
        "host_1.test",
        "höst.test",
        "ｌocalhost",
        "host。test",
        "host/test",
        "host\\test",
        "host,other"
      })
  void whatIsNoNameIsRefused(String written) {
    assertThat(Host.of(written)).isInstanceOf(Host.Unusable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1", ":::", "[1:2]", "host.test:80", "[::ffff:0177.0.0.1]", "[]"})
  void whatIsNoIpv6AddressIsRefused(String written) {
    assertThat(Host.of(written)).isInstanceOf(Host.Unusable.class);
  }

  @Test
  void aNameIsNoLongerThanNamesMayBe() {
    String label = "a".repeat(63);

    assertThat(Host.of(label + ".test")).isInstanceOf(Host.Name.class);
    assertThat(Host.of(label + "a.test")).isInstanceOf(Host.Unusable.class);
    assertThat(Host.of((label + ".").repeat(4) + "test")).isInstanceOf(Host.Unusable.class);
  }
}
