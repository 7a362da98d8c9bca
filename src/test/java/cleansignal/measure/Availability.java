package cleansignal.measure;

/**
 * Seconds of the span in which the target answered. Always whole seconds of real time, never paced;
 * what is left of the span behind the last whole second is not looked at.
 *
 * @param up seconds in which at least one valid request ended {@code ok}
 * @param judged seconds in which a valid request ended, or through which one waited; seconds with
 *     noise only are not among them
 */
public record Availability(long up, long judged) {}
