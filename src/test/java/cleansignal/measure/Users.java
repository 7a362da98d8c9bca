package cleansignal.measure;

/**
 * Virtual users, probes not counted.
 *
 * @param started users that started in the whole run
 * @param ended users that ended in the whole run
 * @param active users at once over the steady window, or the whole run when there is none
 */
public record Users(long started, long ended, Concurrency active) {}
