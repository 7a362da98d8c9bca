package cleansignal.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts Prometheus for a test. */
public final class Prometheus {

  private Prometheus() {}

  /**
   * Starts one with one job, {@code game}. It does not answer at once.
   *
   * @param scraped host and port of what that job scrapes, five times a second
   * @throws IOException when it can't be started
   */
  public static RealServer start(String scraped) throws IOException {
    Path program = Program.find("prometheus");
    int port = RealServer.freePort();
    Path folder = Files.createTempDirectory("prometheus");
    Path settings = folder.resolve("prometheus.yml");
    Files.writeString(
        settings,
        """
        global: { scrape_interval: 200ms, scrape_timeout: 200ms }
        scrape_configs:
          - job_name: game
            static_configs: [ { targets: [ "%s" ] } ]
        """
            .formatted(scraped));
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + settings,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new RealServer(process, port, folder);
  }
}
