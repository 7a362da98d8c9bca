/** What the target tells Prometheus. */
package cleansignal.reference.metrics;
