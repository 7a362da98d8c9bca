package cleansignal.report;

import cleansignal.outcome.Classified;

/**
 * One true error of the run.
 *
 * @param atMillis when the request started, ms since the run's start
 * @param request its name
 * @param classified what it counts as, and the status it came with
 * @param message what the log says of it
 */
public record Failure(long atMillis, String request, Classified classified, String message) {}
