package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.reference.limit.Bypass;
import cleansignal.reference.limit.LimitPreset;
import cleansignal.reference.limit.LimitRule;
import cleansignal.reference.limit.LimiterName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceSettingsTest {

  @Test
  void anEmptyObjectMeansTheDefaults() {
    assertThat(ReferenceSettings.fromJson("{}")).isEqualTo(ReferenceSettings.DEFAULTS);
  }

  @Test
  void readsEverything() {
    ReferenceSettings settings =
        ReferenceSettings.fromJson(
            "{\"port\":1,\"adminPort\":2,\"bcryptCost\":12,\"poolSize\":3,\"poolPrefix\":\"p\","
                + "\"poolDomain\":\"d\",\"poolPassword\":\"s\",\"limits\":\"strict\","
                + "\"limitOverrides\":{\"sandboxAi\":"
                + "{\"points\":5,\"windowSeconds\":6,\"blockSeconds\":7}},"
                + "\"bypass\":{\"enabled\":true},\"tokenLifeSeconds\":15,\"seed\":9,"
                + "\"faults\":[{\"route\":\"*\",\"kind\":\"drop\",\"rate\":0.5}],"
                + "\"freezeAfterSeconds\":1.5,\"freezeSeconds\":12,\"dieAfterSeconds\":20}");

    assertThat(settings.limits()).isEqualTo(LimitPreset.STRICT);
    assertThat(settings.limitOverrides())
        .containsExactly(Map.entry(LimiterName.SANDBOX_AI, new LimitRule(5, 6, 7)));
    assertThat(settings.bypass().enabled()).isTrue();
    assertThat(settings.bypass().userPattern()).isEqualTo(Bypass.OFF.userPattern());
    assertThat(settings.faults()).hasSize(1);
    assertThat(settings.freezeAfterSeconds()).isEqualTo(1.5);
    assertThat(settings.dieAfterSeconds()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{} {}",
        "{\"prot\":1}",
        "{\"port\":70000}",
        "{\"port\":null}",
        "{\"bcryptCost\":3}",
        "{\"poolSize\":5}",
        "{\"limits\":\"none\"}",
        "{\"limitOverrides\":{\"nobody\":{\"points\":1,\"windowSeconds\":1,\"blockSeconds\":1}}}",
        "{\"limitOverrides\":{\"api\":{\"points\":0,\"windowSeconds\":1,\"blockSeconds\":1}}}",
        "{\"bypass\":{\"enabeld\":true}}",
        "{\"tokenLifeSeconds\":0}",
        "{\"faults\":[{\"route\":\"*\",\"kind\":\"drop\"}]}",
        "{\"freezeSeconds\":-1}"
      })
  void refusesWhatMakesNoSenseInOneLine(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceSettings.fromJson(json))
        .satisfies(mistake -> assertThat(mistake.getMessage().lines()).hasSize(1));
  }

  @Test
  void neverTellsThePassword() {
    String secret = "Sample-Passw0rd";
    String json = "{\"poolSize\":1,\"poolPassword\":\"" + secret + "\"";

    assertThat(ReferenceSettings.fromJson(json + "}").toString()).doesNotContain(secret);
    assertThatThrownBy(() -> ReferenceSettings.fromJson(json + ",\"x\":1}"))
        .message()
        .contains("x")
        .doesNotContain(secret);
    assertThatThrownBy(() -> ReferenceSettings.fromJson(json)).message().doesNotContain(secret);
    assertThatThrownBy(() -> ReferenceSettings.fromJson("{\"poolPassword\":" + secret + "}"))
        .message()
        .doesNotContain(secret.substring(0, 6));
  }

  @Test
  void aFaultOnAnUnknownRouteStopsTheStart() {
    ReferenceSettings settings =
        ReferenceSettings.fromJson(
            "{\"faults\":[{\"route\":\"GET /x\",\"kind\":\"drop\",\"every\":1}]}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceServer.start(settings))
        .withMessageContaining("no such route");
  }

  @Test
  void aPortInUseStopsTheStart() {
    try (ReferenceServer first = ReferenceServer.start(ReferenceSettings.DEFAULTS)) {
      ReferenceSettings same = ReferenceSettings.fromJson("{\"port\":" + first.port() + "}");

      assertThatThrownBy(() -> ReferenceServer.start(same))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("did not start");
    }
  }
}
