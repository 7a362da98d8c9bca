package cleansignal.measure;

/**
 * What happened in one of the window's 30 equal slices.
 *
 * @param window where it lies
 * @param tally its requests by outcome
 * @param ok latencies of its {@code ok} requests
 */
public record Slice(Window window, Tally tally, Latencies ok) {}
