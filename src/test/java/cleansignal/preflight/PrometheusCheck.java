package cleansignal.preflight;

import cleansignal.config.PreflightSettings;
import cleansignal.outcome.CallKind;
import cleansignal.safety.Answer;
import cleansignal.target.Route;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Prometheus works, and its last scrape of the target succeeded. The target is the job of that
 * name, or else what it scrapes at the host and port of the target's page of metrics.
 */
final class PrometheusCheck {

  private static final Route TARGETS =
      new Route("GET", "/api/v1/targets?state=active", CallKind.PUBLIC, 200, List.of());
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private PrometheusCheck() {}

  static Finding look(Visit visit) throws IOException, InterruptedException {
    Subject subject = visit.subject();
    PreflightSettings settings = subject.config().preflight();
    if (settings.prometheusUrl().isEmpty()) {
      return Finding.skip("cs.services.prometheus-url is not set");
    }
    URI page =
        subject
            .config()
            .target()
            .metricsUrl()
            .orElseGet(() -> URI.create(subject.baseUrl() + subject.server().metricsPath()));
    return look(settings.prometheusUrl().get(), settings.prometheusJob(), page);
  }

  /**
   * Looks.
   *
   * @param prometheus its address
   * @param job the job that scrapes the target; empty = the one whose address is the page's
   * @param page the target's page of metrics, as we reach it
   */
  static Finding look(URI prometheus, Optional<String> job, URI page)
      throws IOException, InterruptedException {
    Answer answer = Caller.of(prometheus, LIMIT).send(Ask.of(TARGETS));
    if (answer.status() != TARGETS.success()) {
      return Finding.fail(
          "answers " + answer.status() + " when asked for its targets",
          "start it, or mend cs.services.prometheus-url");
    }
    return judge(answer.node("data.activeTargets"), job, page);
  }

  private static Finding judge(JsonNode targets, Optional<String> job, URI page) {
    List<JsonNode> ours =
        StreamSupport.stream(targets.spliterator(), false)
            .filter(target -> isOurs(target, job, page))
            .toList();
    String which = job.map(name -> "job " + name).orElseGet(() -> where(page));
    if (ours.isEmpty()) {
      return Finding.fail(
          "scrapes %d targets, but not %s".formatted(targets.size(), which),
          "let it scrape the target, or name the job that does by cs.services.prometheus-job");
    }
    List<String> ill =
        ours.stream()
            .map(target -> target.path("health").asText())
            .filter(health -> !health.equals("up"))
            .toList();
    return ill.isEmpty()
        ? Finding.pass("scrapes " + which)
        : Finding.fail(
            "scrapes " + which + ", which is " + ill.get(0),
            "its page of targets tells why (/targets)");
  }

  private static boolean isOurs(JsonNode target, Optional<String> job, URI page) {
    return job.map(name -> target.path("labels").path("job").asText().equals(name))
        .orElseGet(() -> sameServer(target.path("scrapeUrl").asText(), page));
  }

  private static boolean sameServer(String scraped, URI page) {
    try {
      return where(URI.create(scraped)).equals(where(page));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private static String where(URI address) {
    int usual = "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
    return address.getHost() + ":" + (address.getPort() < 0 ? usual : address.getPort());
  }
}
