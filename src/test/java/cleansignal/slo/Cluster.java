package cleansignal.slo;

/**
 * What one slice of the window holds for a share.
 *
 * @param k how many counted, at most {@code n}
 * @param n of how many
 */
public record Cluster(long k, long n) {}
