/** Populations: a chain with its injection profile from the plan. */
package cleansignal.scenario;
