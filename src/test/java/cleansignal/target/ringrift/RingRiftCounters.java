package cleansignal.target.ringrift;

import cleansignal.target.AiUse;
import cleansignal.target.metrics.Exposition;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** What RingRift's counters mean (contract, section 5). */
public final class RingRiftCounters {

  private static final String REQUESTS = "ringrift_ai_requests_total";
  private static final String FALLBACKS = "ringrift_ai_fallback_total";
  private static final Set<String> SENT = Set.of("success", "error");

  private RingRiftCounters() {}

  /**
   * How the AI service was used. A fallback counts in {@value #REQUESTS} once more, so only what
   * came of the calls counts there; calls that the open circuit breaker kept back count as
   * fallbacks alone. A call that timed out counts as a fallback three times, of which {@code
   * no_move} is one.
   */
  public static AiUse aiUse(Exposition metrics) {
    OptionalDouble sent =
        metrics.sum(REQUESTS, labels -> SENT.contains(labels.getOrDefault("outcome", "")));
    OptionalDouble kept =
        metrics.sum(FALLBACKS, labels -> "circuit_open".equals(labels.get("reason")));
    OptionalDouble fallbacks =
        metrics.sum(FALLBACKS, labels -> !"timeout".equals(labels.get("reason")));
    return new AiUse(
        sent.isPresent() && kept.isPresent()
            ? OptionalLong.of(Math.round(sent.getAsDouble() + kept.getAsDouble()))
            : OptionalLong.empty(),
        fallbacks.isPresent()
            ? OptionalLong.of(Math.round(fallbacks.getAsDouble()))
            : OptionalLong.empty());
  }
}
