package cleansignal.slo;

import java.util.OptionalDouble;

/**
 * What the target told of itself at one moment of the run.
 *
 * @param epochMillis when it was asked
 * @param residentBytes how much memory it held; empty when it did not tell
 */
public record Telemetry(long epochMillis, OptionalDouble residentBytes) {}
