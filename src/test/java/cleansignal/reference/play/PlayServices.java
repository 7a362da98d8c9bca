package cleansignal.reference.play;

import cleansignal.reference.ai.AiGateway;
import cleansignal.reference.fault.Faults;
import cleansignal.reference.loop.Timers;
import cleansignal.reference.metrics.ServerMetrics;
import cleansignal.reference.store.Games;
import cleansignal.reference.truth.Truth;
import java.time.Clock;

/**
 * Everything games work with.
 *
 * @param timers what happens later
 * @param clock tells the times
 * @param games the rows
 * @param faults what goes wrong on order
 * @param truth what happened
 * @param metrics what Prometheus sees of it
 * @param ai finds the moves of AI seats
 * @param settings how long they wait
 */
public record PlayServices(
    Timers timers,
    Clock clock,
    Games games,
    Faults faults,
    Truth truth,
    ServerMetrics metrics,
    AiGateway ai,
    PlaySettings settings) {}
