/** Gatling's {@code simulation.log}, read in one pass, and the run's manifest {@code run.json}. */
package cleansignal.runlog;
