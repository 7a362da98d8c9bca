/**
 * The outcome taxonomy, the classifier, and the one text form in which an outcome travels through
 * Gatling's log.
 */
package cleansignal.outcome;
