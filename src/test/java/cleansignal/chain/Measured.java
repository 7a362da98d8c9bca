package cleansignal.chain;

import cleansignal.outcome.Outcome;

/**
 * A measurement that is over.
 *
 * @param name as in the SLO catalogue
 * @param startMillis ms since the epoch
 * @param endMillis ms since the epoch, not before the start
 * @param outcome how it went
 */
record Measured(String name, long startMillis, long endMillis, Outcome outcome) {}
