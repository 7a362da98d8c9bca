/**
 * Records become numbers: counts and exact percentiles by request and window, concurrency, bounds
 * of shares.
 */
package cleansignal.measure;
