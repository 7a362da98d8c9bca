package cleansignal.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenes that were captured on the target's sockets, played again (see {@link SocketScript}). */
class SocketContractTest {
  private static final String SETTINGS =
      "{\"poolSize\":3,\"poolPassword\":\"Sample-Passw0rd\","
          + "\"play\":{\"reconnectWindowMillis\":3000}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "errors",
        "double-submit",
        "resign",
        "early-join",
        "two-sockets",
        "spectator",
        "abandonment",
        "three-seats-one-ai",
        "diagnostic-pings",
        "chat"
      })
  void sendsWhatTheCapturedServerSent(String scene) throws Exception {
    try (ReferenceServer server = ReferenceServer.start(ReferenceSettings.fromJson(SETTINGS));
        SocketScript script = new SocketScript(server)) {
      script.play(read(scene));
    }
  }

  private static List<String> read(String scene) throws IOException {
    try (InputStream stream =
            SocketContractTest.class.getResourceAsStream("/reference/sockets/" + scene + ".txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
