package cleansignal.telemetry;

import java.util.OptionalDouble;

/**
 * What the target told of itself at one moment of the run.
 *
 * @param atMillis when it was asked, ms since the epoch
 * @param residentBytes how much memory its process held; empty when it did not tell
 */
public record TargetSample(long atMillis, OptionalDouble residentBytes) {}
