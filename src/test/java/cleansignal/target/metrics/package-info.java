/** What a target's metrics page says. */
package cleansignal.target.metrics;
