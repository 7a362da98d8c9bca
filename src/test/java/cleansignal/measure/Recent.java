package cleansignal.measure;

/**
 * What ended in one slice of a run that goes on.
 *
 * @param valid requests but for noise and mistakes of our own
 * @param trueErrors how many of them failed
 * @param apiOk latencies of the API requests that were answered well
 */
public record Recent(long valid, long trueErrors, Latencies apiOk) {}
