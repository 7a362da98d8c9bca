package cleansignal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cleansignal.config.SafetySettings;
import cleansignal.config.TargetEnvironment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By name, by address, and by other spellings of both. */
class HostGuardTest {
  private static final SafetySettings LOCAL =
      GuardedConfigs.settings(
          List.of("game.test", "::1", "10.0.0.7", "203.0.113.9"), "10.0.0.0/8", "::1/128");
  private static final SafetySettings ANYWHERE =
      GuardedConfigs.settings(
          List.of("game.test", "0.0.0.0", "169.254.169.254", "203.0.113.9"), "0.0.0.0/0", "::/0");

  private final List<String> looked = new ArrayList<>();

  @Test
  void aNameOnTheListAtAnAddressInRangeIsAllowed() throws UnknownHostException {
    assertThat(guard(LOCAL, "game.test", "10.0.0.1", "10.0.0.2").check("url", "game.test"))
        .containsExactly(InetAddress.getByName("10.0.0.1"), InetAddress.getByName("10.0.0.2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GAME.test", "game.test.", "Game.Test."})
  void itsOtherSpellingsAreTheSameName(String spelling) {
    assertThat(guard(LOCAL, "game.test", "10.0.0.1").check("url", spelling)).hasSize(1);
    assertThat(looked).containsExactly("game.test");
  }

  @Test
  void anyOtherNameIsRefusedAndNotEvenLookedUp() {
    assertRefused(guard(LOCAL, "other.test", "10.0.0.1"), "other.test")
        .isEqualTo(
            "url: other.test is no host of the target local; its hosts stand in"
                + " targets/local.conf (cs.safety.hosts): game.test, ::1, 10.0.0.7, 203.0.113.9");
    assertThat(looked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"agame.test", "game.test.evil.test", "x.game.test", "game", "test"})
  void aNameLikeItIsAnotherName(String name) {
    assertRefused(guard(LOCAL, name, "10.0.0.1"), name).contains("is no host of the target");
  }

  @Test
  void aPublicAddressIsRefused() {
    assertRefused(guard(LOCAL, "game.test", "203.0.113.9"), "game.test")
        .isEqualTo(
            "url: game.test is at 203.0.113.9, outside the addresses of the target local"
                + " (targets/local.conf, cs.safety.addresses: 10.0.0.0/8, 0:0:0:0:0:0:0:1/128)");
  }

  @Test
  void onePublicAddressAmongPrivateOnesIsRefused() {
    assertRefused(guard(LOCAL, "game.test", "10.0.0.1", "203.0.113.9"), "game.test")
        .contains("is at 203.0.113.9, outside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:203.0.113.9", "64:ff9b::cb00:7109", "2002:cb00:7109::1", "::2"})
  void soAreItsFormsInIpv6(String address) {
    assertRefused(guard(LOCAL, "game.test", address), "game.test").contains("outside");
  }

  @Test
  void anAddressOnTheListMustBeInRangeAllTheSame() {
    assertThat(guard(LOCAL, "none").check("url", "10.0.0.7")).hasSize(1);
    assertRefused(guard(LOCAL, "none"), "203.0.113.9").contains("is at 203.0.113.9, outside");
    assertRefused(guard(LOCAL, "none"), "10.0.0.8").contains("is no host of the target");
    assertThat(looked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"[::1], true", "[0:0:0:0:0:0:0:1], true", "[::ffff:10.0.0.7], true", "[::2], false"})
  void anAddressIsAllowedInAnyOfItsClearSpellings(String written, boolean allowed) {
    HostGuard guard = guard(LOCAL, "none");
    if (allowed) {
      assertThat(guard.check("url", written)).hasSize(1);
    } else {
      assertRefused(guard, written).contains("is no host of the target");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "167772167",
        "0x0a000007",
        "0xa.0.0.7",
        "012.0.0.7",
        "10.7",
        "10.0.7",
        "me@game.test",
        "game.test@203.0.113.9",
        "%67ame.test",
        "ｇame.test",
        "game。test",
        "[fe80::1%1]"
      })
  void aSpellingThatCanBeReadOtherwiseIsRefused(String written) {
    assertRefused(guard(ANYWHERE, "game.test", "10.0.0.1"), written).startsWith("url: " + written);
    assertThat(looked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, no single machine",
    "::, no single machine",
    "224.0.0.1, no single machine",
    "169.254.169.254, credentials",
    "fe80::1, credentials"
  })
  void someAddressesAreNobodysToLoad(String address, String why) {
    assertRefused(guard(ANYWHERE, "game.test", address), "game.test").contains(why);
  }

  @Test
  void whatHasNoAddressIsRefused() {
    assertRefused(guard(ANYWHERE, "none"), "game.test")
        .isEqualTo("url: game.test has no address that could be judged");
    assertRefused(
            new HostGuard(TargetEnvironment.STAGING, ANYWHERE, name -> List.of()), "game.test")
        .contains("no address");
  }

  @Test
  void withoutAListNobodyIsAllowed() {
    assertRefused(
            guard(GuardedConfigs.settings(List.of(), "0.0.0.0/0"), "game.test", "10.0.0.1"),
            "game.test")
        .endsWith("(cs.safety.hosts): none");
    assertRefused(
            guard(GuardedConfigs.settings(List.of("game.test")), "game.test", "10.0.0.1"),
            "game.test")
        .contains("outside");
  }

  private static AbstractStringAssert<?> assertRefused(HostGuard guard, String written) {
    SafetyException refusal =
        catchThrowableOfType(SafetyException.class, () -> guard.check("url", written));
    assertThat(refusal).as(written).isNotNull();
    return assertThat(refusal.getMessage());
  }

  private HostGuard guard(SafetySettings settings, String name, String... addresses) {
    Map<String, String[]> names = Map.of(name, addresses);
    return new HostGuard(
        TargetEnvironment.LOCAL,
        settings,
        asked -> {
          looked.add(asked);
          if (!names.containsKey(asked)) {
            throw new UnknownHostException(asked);
          }
          List<InetAddress> found = new ArrayList<>();
          for (String address : Arrays.asList(names.get(asked))) {
            found.add(InetAddress.getByName(address));
          }
          return found;
        });
  }
}
