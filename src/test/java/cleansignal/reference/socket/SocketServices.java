package cleansignal.reference.socket;

import cleansignal.reference.auth.Sessions;
import cleansignal.reference.fault.Faults;
import cleansignal.reference.loop.Timers;
import cleansignal.reference.metrics.PlayMetrics;
import cleansignal.reference.play.GameEvents;
import cleansignal.reference.store.Ids;
import cleansignal.reference.truth.Truth;

/**
 * Everything sockets work with.
 *
 * @param timers what happens later
 * @param ids makes identifiers
 * @param sessions who is logged in
 * @param faults what goes wrong on order
 * @param truth what happened
 * @param metrics what Prometheus sees of it
 * @param settings how long they wait
 * @param listener who is told what arrives
 */
public record SocketServices(
    Timers timers,
    Ids ids,
    Sessions sessions,
    Faults faults,
    Truth truth,
    PlayMetrics metrics,
    SocketSettings settings,
    GameEvents listener) {}
