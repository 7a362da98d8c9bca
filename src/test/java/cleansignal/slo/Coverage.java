package cleansignal.slo;

/**
 * In how much of the steady window a percentile must keep to its limit. A p95 over five minutes
 * says nothing of a bad spell of twenty seconds; this does.
 *
 * @param sharePercent so many of the slices must keep to it, more than 0, at most 100
 * @param ceilingFactor no slice may exceed so many times the limit, at least 1
 */
public record Coverage(double sharePercent, double ceilingFactor) {}
