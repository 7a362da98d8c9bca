/**
 * One thin class a scenario, and what every run has around it: start, manifest, progress,
 * judgement.
 */
package cleansignal.simulation;
